/**
 * Time as the connector sees it, so that tests own it. Depends on nothing.
 *
 * <p>Open {@link io.sluice.jca.time.TimeSource} first.
 */
@NullMarked
package io.sluice.jca.time;

import org.jspecify.annotations.NullMarked;
