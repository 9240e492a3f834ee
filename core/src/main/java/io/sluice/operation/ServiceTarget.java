package io.sluice.operation;

import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One service session that an operation is about.
 *
 * @param serviceSession its id
 * @param activation the activation string, kept octet for octet
 * @param limits what it is started or changed with; what is absent is not sent
 * @param serviceVersion id of the definition's version, null for a service that we do not define
 */
public record ServiceTarget(
        UUID serviceSession,
        String activation,
        ServiceLimits limits,
        @Nullable Long serviceVersion) {

    public ServiceTarget {
        if (activation.isEmpty() || activation.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("not an activation string: '" + activation + "'");
        }
    }

    /** Whether the NAS will account for it, so that records can prove that it runs. */
    public boolean isCounted() {
        return limits.statistics() != null && limits.statistics() != StatisticsMode.NONE;
    }

    /** As it is handed to the NAS. */
    public ServiceGrant grant(int tag) {
        return new ServiceGrant(
                tag,
                activation,
                limits.timeoutSeconds(),
                limits.volumeMegabytes(),
                limits.statistics(),
                limits.interimSeconds(),
                serviceVersion);
    }
}
