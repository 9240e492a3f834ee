package io.sluice.schedule.rehearsal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the clockwork did, or did not do for a reason.
 *
 * @param at when
 * @param time for when it was due
 * @param cause the entry or state, null for what people and logins do
 * @param subscriber null where no single subscriber is meant
 * @param subscription name of it, null where no single one is meant
 * @param detail who won, what excludes, for people; empty where there is nothing to add
 */
public record Happening(
        Instant at,
        Instant time,
        Deed deed,
        Outcome outcome,
        @Nullable UUID cause,
        @Nullable String subscriber,
        @Nullable String subscription,
        String service,
        String detail) {}
