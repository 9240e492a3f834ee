package io.sluice.ejb.threshold;

import io.sluice.threshold.LimitEvent;
import io.sluice.threshold.LimitKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a limit, to be kept.
 *
 * @param operation what was ordered, null if nothing
 * @param detail for a person, empty if there is nothing to add
 */
record NewLimitEvent(
        LimitedRow row,
        LimitEvent.Kind kind,
        LimitKind limit,
        int percent,
        long used,
        long limitedTo,
        @Nullable UUID operation,
        String detail) {}
