package io.sluice.operation.explanation;

import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceState;
import io.sluice.session.StopCause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one service session, for {@link Explanation}.
 *
 * @param tag what the login gave it, null if no login granted it
 * @param outputOctets what the NAS has counted towards the subscriber
 * @param now who would grant it at a login now
 * @param nas name of the NAS
 * @param operations of the subscriber session, in any order
 */
public record ServiceStory(
        UUID id,
        String activation,
        ServiceState state,
        boolean confirmed,
        @Nullable Integer tag,
        ServiceLimits limits,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable StopCause stopCause,
        long outputOctets,
        Grant now,
        String nas,
        List<PastOperation> operations) {

    public ServiceStory {
        operations = List.copyOf(operations);
    }

    /** Who would grant a service at a login. */
    public enum Grant {
        RECORD,
        SUBSCRIPTION,
        NOBODY
    }
}
