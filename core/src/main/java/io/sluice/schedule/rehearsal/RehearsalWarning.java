package io.sluice.schedule.rehearsal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal found odd.
 *
 * @param entry of which entry or state, null for none
 * @param at when it shows first, null if it has no time
 */
public record RehearsalWarning(
        Kind kind, @Nullable UUID entry, @Nullable Instant at, String detail) {

    /** What is odd. */
    public enum Kind {
        /** Nobody who takes part subscribes to the service. */
        NOBODY_SUBSCRIBED,
        /** The clocks jump over the time. */
        TIME_SKIPPED_BY_CLOCK,
        /** The clocks show the time twice. */
        TIME_TWICE_ON_CLOCK,
        /** An activation is given up. */
        WILL_BE_MISSED
    }
}
