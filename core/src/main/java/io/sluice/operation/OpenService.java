package io.sluice.operation;

import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service session that is open when an operation is taken up.
 *
 * @param mutexGroup index of its group by the version it runs under, null for none
 */
public record OpenService(
        UUID id,
        String activation,
        ServiceState state,
        ServiceLimits limits,
        @Nullable Long serviceVersion,
        @Nullable Integer mutexGroup) {

    /** Was to be stopped, and is not known to have stopped. */
    boolean isLeftOver() {
        return state == ServiceState.DEACTIVATING;
    }

    ServiceTarget target() {
        return new ServiceTarget(id, activation, limits, serviceVersion);
    }

    ServiceTarget target(ServiceLimits newLimits) {
        return new ServiceTarget(id, activation, newLimits.or(limits), serviceVersion);
    }
}
