/**
 * Who is served: retailers, the tree of subscribers, records and subscriptions. May know {@code service}.
 */
@NullMarked
package io.sluice.subscriber;

import org.jspecify.annotations.NullMarked;
