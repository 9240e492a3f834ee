package io.sluice.ejb.delivery;

import io.sluice.session.SessionKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A record that waits for its answer.
 *
 * @param madeAt since when Sluice tries to tell, by the business clock
 * @param delaySeconds for how long the NAS had tried before
 * @param attempts how often all servers of its group were asked in vain
 * @param notBefore when it may leave, by the system's clock
 */
record Delivery(
        long id,
        SessionKey session,
        boolean endsSession,
        Instant madeAt,
        long delaySeconds,
        int attempts,
        Instant notBefore,
        byte[] attributes) {

    static final Duration HELD_BEFORE_END = Duration.ofSeconds(1);

    Delivery heldUntil(Instant at) {
        return new Delivery(id, session, endsSession, madeAt, delaySeconds, attempts, at, attributes);
    }

    Delivery failed(Instant again) {
        return new Delivery(id, session, endsSession, madeAt, delaySeconds, attempts + 1, again, attributes);
    }

    /** Acct-Delay-Time now (RFC 2866 §5.2). */
    long delay(Instant businessNow) {
        return delaySeconds + Math.max(0, Duration.between(madeAt, businessNow).toSeconds());
    }
}
