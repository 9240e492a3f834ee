package io.sluice.operation.explanation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to a service next, as far as is known.
 *
 * @param at when, null where that depends on traffic or on others
 * @param operation the operation that does it, null for a limit
 */
public record NextChange(
        Kind kind,
        @Nullable Instant at,
        String text,
        @Nullable UUID operation) {

    /** What brings it about. */
    public enum Kind {
        TIME_LIMIT,
        VOLUME_LIMIT,
        OPERATION
    }
}
