package io.sluice.ejb.threshold;

import io.sluice.ejb.session.OrderedSession;
import io.sluice.service.LimitAction;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import io.sluice.threshold.WatchedService;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody has to look at, and whose row this transaction has claimed.
 *
 * @param session the session it belongs to, null while only records of the service have come
 * @param quotaId the quota it uses, null for none
 * @param quotaCounted octets that the quota knows of
 * @param serviceVersion id of the definition's version, null for one unknown to us
 */
record LimitedRow(
        UUID id,
        SessionKey key,
        @Nullable Long subscriberId,
        String login,
        String activation,
        ServiceState state,
        @Nullable Long serviceVersion,
        @Nullable OrderedSession session,
        WatchedService watched,
        @Nullable Long quotaId,
        long quotaCounted) {

    /** Whether it runs, so that its limits mean something. */
    boolean runs() {
        return state == ServiceState.ACTIVE || state == ServiceState.DEACTIVATING;
    }

    /** Its octets that count. */
    long counted(LimitPolicy policy) {
        return policy.keeping(key.nasId(), serviceVersion).counted().of(watched.inputOctets(), watched.outputOctets());
    }

    /** What it does at its limit, by the version it runs under. */
    LimitAction onLimit(LimitPolicy policy) {
        return policy.onLimit(serviceVersion);
    }
}
