package io.sluice.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A wall-clock time and the instant that it is.
 *
 * @param local what was asked for; where the clocks jump over it, the instant is later by the length of the jump, and where
 *     they show it twice, it is the first of the two
 */
public record Moment(LocalDateTime local, Instant at) {

    static Moment of(LocalDateTime local, ZoneId zone) {
        return new Moment(local, local.atZone(zone).toInstant());
    }
}
