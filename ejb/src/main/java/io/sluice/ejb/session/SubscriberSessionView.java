package io.sluice.ejb.session;

import io.sluice.session.SessionOwner;
import io.sluice.session.SessionState;
import io.sluice.session.StopCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber session as it is shown.
 *
 * @param nas the NAS's name, null if it is gone
 * @param acctSessionId null only for an expected session whose NAS did not name one yet
 * @param sessionTime seconds online as the NAS last said
 * @param terminateCause Acct-Terminate-Cause of the Stop
 */
public record SubscriberSessionView(
        UUID id,
        @Nullable String nas,
        @Nullable String acctSessionId,
        @Nullable Long subscriberId,
        String login,
        SessionState state,
        SessionOwner owner,
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress,
        @Nullable String framedIpv6Prefix,
        @Nullable String delegatedIpv6Prefix,
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
