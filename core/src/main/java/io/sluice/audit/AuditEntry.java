package io.sluice.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did or tried, as it is stored and sealed.
 *
 * @param id drawn when it was written; says nothing about the order of commits
 * @param happenedAt when, in whole microseconds, as the database holds it
 * @param actor who: the name of a user, or of what acted by itself
 * @param role in which role, null for who has none
 * @param origin from which address, null if from inside
 * @param action what was done, like {@code user.changed}
 * @param resource to what, as a path of the REST interface
 * @param before the state before as JSON without secrets, null if there was none
 * @param after the state after, likewise
 */
public record AuditEntry(
        long id,
        Instant happenedAt,
        String actor,
        @Nullable String role,
        @Nullable String origin,
        String action,
        String resource,
        @Nullable String before,
        @Nullable String after) {

    public AuditEntry {
        if (!happenedAt.equals(happenedAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("finer than microseconds: " + happenedAt);
        }
    }
}
