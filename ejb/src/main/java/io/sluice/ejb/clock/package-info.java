/**
 * Putting the business clock ahead, for tests of what takes days. May know {@code platform} and {@code security}.
 *
 * <p>Open {@link io.sluice.ejb.clock.ClockManager} first.
 */
@NullMarked
package io.sluice.ejb.clock;

import org.jspecify.annotations.NullMarked;
