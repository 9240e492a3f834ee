package io.sluice.ejb.radius;

import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.subscriber.TenantScope;
import jakarta.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where it can be read that CoA- and Disconnect-Requests were refused: each in the log and, where no operation tells of it, in
 * the audit trail. A sender that floods us with requests that cannot be must not fill either; beyond a measure they are only
 * counted, and their number is logged.
 */
public final class RefusalTrail {

    private static final Logger LOG = System.getLogger("io.sluice.ejb.radius");
    private static final Duration MEASURED_OVER = Duration.ofSeconds(10);
    private static final int MOST_IN_THAT = 100;

    private final AuditTrail audit;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private int told;
    private long untold;

    public RefusalTrail(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A refusal.
     *
     * @param source the client's address
     * @param cause Error-Cause, 0 for none
     */
    record Told(String client, String source, String nas, boolean disconnect, int cause, String why) {

        private String request() {
            return disconnect ? "Disconnect-Request" : "CoA-Request";
        }
    }

    /**
     * Nothing was ordered: writes it into the audit trail, in the caller's transaction.
     *
     * @return logs it, after the commit
     */
    Runnable refused(Told refusal) {
        if (!mayTell()) {
            return () -> {};
        }
        audit.record(
                new Actor(refusal.client(), null, TenantScope.ALL, refusal.source()),
                refusal.disconnect() ? "disconnect.refused" : "coa.refused",
                "/nas/" + refusal.nas(),
                null,
                Json.createObjectBuilder()
                        .add("errorCause", refusal.cause())
                        .add("detail", refusal.why())
                        .build());
        return () -> LOG.log(
                Level.INFO,
                "SLU-26001 {0} of client {1} ({2}) about NAS {3} refused with Error-Cause {4}: {5}",
                refusal.request(),
                refusal.client(),
                refusal.source(),
                refusal.nas(),
                String.valueOf(refusal.cause()),
                refusal.why());
    }

    /** An operation was ordered and failed. */
    void refusedByNas(Told refusal, UUID operation) {
        if (mayTell()) {
            LOG.log(
                    Level.INFO,
                    "SLU-26002 {0} of client {1} ({2}) about NAS {3} refused after operation {4} failed with"
                            + " Error-Cause {5}: {6}",
                    refusal.request(),
                    refusal.client(),
                    refusal.source(),
                    refusal.nas(),
                    operation,
                    String.valueOf(refusal.cause()),
                    refusal.why());
        }
    }

    private synchronized boolean mayTell() {
        Instant now = clock.instant();
        if (!now.isBefore(since.plus(MEASURED_OVER))) {
            if (untold > 0) {
                LOG.log(
                        Level.WARNING,
                        "SLU-26003 {0} more CoA- and Disconnect-Requests were refused; they are only counted",
                        String.valueOf(untold));
            }
            since = now;
            told = 0;
            untold = 0;
        }
        if (told < MOST_IN_THAT) {
            told++;
            return true;
        }
        untold++;
        return false;
    }
}
