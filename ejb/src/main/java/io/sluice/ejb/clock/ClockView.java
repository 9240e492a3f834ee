package io.sluice.ejb.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What the clocks say.
 *
 * @param instant the business clock
 * @param system the system's clock
 * @param ahead how far the first is ahead of the second
 * @param adjustable whether the business clock may be put
 */
public record ClockView(Instant instant, Instant system, Duration ahead, boolean adjustable) {}
