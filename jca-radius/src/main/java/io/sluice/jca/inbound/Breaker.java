package io.sluice.jca.inbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.radius.connector.RequestKind;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a port from throwing batch after batch at a database that is away: after three in a row it opens for 50 ms, then
 * lets one through, and doubles the pause up to 1 s as long as that fails. Shared by the workers of a port.
 */
final class Breaker {

    private static final int THRESHOLD = 3;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final RequestKind kind;
    private int failures;
    private long pause;
    private long until;

    Breaker(RequestKind kind) {
        this.kind = kind;
    }

    /** How long delivery has to wait yet; 0 if it may go on. */
    synchronized long remainingNanos(long now) {
        return pause == 0 ? 0 : Math.max(0, until - now);
    }

    /** Whether delivery pauses between trials. */
    synchronized boolean isOpen() {
        return pause > 0;
    }

    synchronized void unavailable(long now) {
        failures++;
        if (failures < THRESHOLD) {
            return;
        }
        if (pause == 0) {
            ConnectorLog.deliveryPaused(kind);
        }
        pause = pause == 0 ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
        until = now + pause;
    }

    /** A batch came through, whatever became of its data. */
    synchronized void available() {
        failures = 0;
        if (pause > 0) {
            pause = 0;
            ConnectorLog.deliveryResumed(kind);
        }
    }
}
