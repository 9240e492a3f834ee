package io.sluice.ejb.delivery;

import io.sluice.session.SessionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that is to reach one group of a retailer's servers.
 *
 * @param session the subscriber session within which it keeps its turn
 * @param recordSessionId the record's own Acct-Session-Id
 * @param statusType Acct-Status-Type
 * @param serviceSession the activation string if it is about a service
 * @param endsSession whether it is the subscriber's own Stop, which goes after all others that wait with it
 * @param happenedAt when it happened
 * @param madeAt since when Sluice tries to tell, by the business clock
 * @param delaySeconds for how long the NAS had tried before
 * @param attributes all but Acct-Delay-Time
 * @param received the record it repeats, null if Sluice made it
 */
public record NewDelivery(
        long retailerId,
        String group,
        SessionKey session,
        String recordSessionId,
        String login,
        long subscriberId,
        int statusType,
        @Nullable String serviceSession,
        boolean endsSession,
        Instant happenedAt,
        Instant madeAt,
        long delaySeconds,
        byte[] attributes,
        @Nullable Received received) {

    /**
     * Which row of {@code accounting_record} is repeated. It is repeated only if that row is of this very arrival, and not of an
     * earlier one that this is a retransmission of.
     *
     * @param receivedAtMicros microseconds since 1970
     */
    public record Received(int eventDay, long fingerprint, long receivedAtMicros) {}
}
