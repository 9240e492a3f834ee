package io.sluice.ejb.session;

import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionOwner;
import io.sluice.session.StopCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service session as it is shown.
 *
 * @param subscriberSessionId the session it belongs to, null while only the service's own records have come
 * @param acctSessionId Acct-Session-Id of the subscriber session
 * @param serviceId what the NAS appends to it for the service, empty until its first record
 * @param isStatic whether the subscriber keeps the service over logins; told of an activation that is over too
 * @param isFullyActive of a combined IPv4 and IPv6 service that is active, whether the subscriber has addresses of both families; null
 *     for all others
 * @param confirmed whether the NAS has shown by an accounting record that the service runs or ran
 */
public record ServiceSessionView(
        UUID id,
        @Nullable UUID subscriberSessionId,
        @Nullable String nas,
        String acctSessionId,
        String serviceId,
        @Nullable Long subscriberId,
        String login,
        String activation,
        @Nullable Integer tag,
        @Nullable Long timeoutSeconds,
        @Nullable Long volumeMegabytes,
        @Nullable StatisticsMode statistics,
        @Nullable Long interimSeconds,
        ServiceState state,
        boolean confirmed,
        SessionOwner owner,
        boolean isStatic,
        @Nullable Boolean isFullyActive,
        @Nullable Instant startedAt,
        Instant lastSeenAt,
        @Nullable Instant stoppedAt,
        long sessionTime,
        long inputOctets,
        long outputOctets,
        long inputPackets,
        long outputPackets,
        @Nullable Integer terminateCause,
        @Nullable StopCause stopCause) {}
