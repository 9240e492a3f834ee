/**
 * Who is served: retailers, the tree of subscribers, records and subscriptions. May know {@code service}.
 * {@link io.sluice.subscriber.Subscriber} is the aggregate, {@link io.sluice.subscriber.LoginProfile} what a login reads.
 */
@NullMarked
package io.sluice.subscriber;

import org.jspecify.annotations.NullMarked;
