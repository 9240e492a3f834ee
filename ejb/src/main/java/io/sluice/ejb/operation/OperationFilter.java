package io.sluice.ejb.operation;

import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Which operations are wanted; null leaves a criterion out.
 *
 * @param nas name of the NAS
 * @param alarmed whether only those that somebody ought to look into
 */
public record OperationFilter(
        @Nullable OperationState state,
        @Nullable String nas,
        @Nullable Lane lane,
        @Nullable Origin origin,
        @Nullable String login,
        boolean alarmed) {

    public static final OperationFilter NONE = new OperationFilter(null, null, null, null, null, false);

    public static OperationFilter ofAlarms() {
        return new OperationFilter(null, null, null, null, null, true);
    }
}
