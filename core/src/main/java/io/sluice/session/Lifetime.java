package io.sluice.session;

import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What records have told of a session's course. Put together in any order and any number of times, the same records give
 * the same lifetime; the store's statements follow the rules of {@link #with}. Instants are microseconds since 1970.
 *
 * @param startedAt from the Start; without one, the event less the session time it tells
 * @param startSeen whether the Start itself was seen
 * @param firstSeenAt when we first heard of the session, by our clock
 * @param lastSeenAt when we last heard of it, by our clock
 * @param stoppedAt {@link Usage#ABSENT} while it is open
 * @param stopSeen whether the Stop itself was seen; a session may have been closed without
 * @param usage {@link Usage#ABSENT} where never told
 * @param terminateCause of the Stop, {@link Usage#ABSENT} if not told
 */
public record Lifetime(
        long startedAt,
        boolean startSeen,
        long firstSeenAt,
        long lastSeenAt,
        long stoppedAt,
        boolean stopSeen,
        Usage usage,
        int terminateCause,
        @Nullable StopCause stopCause) {

    private static final long SECOND = 1_000_000;

    /** What one record of a session tells. */
    static Lifetime of(AccountingEvent event) {
        boolean start = event.status() == AccountingStatus.START;
        boolean stop = event.status() == AccountingStatus.STOP;
        long happened = event.time().eventAt();
        long before = start ? 0 : Math.min(Math.max(0, event.usage().sessionTime()), happened / SECOND);
        return new Lifetime(
                happened - before * SECOND,
                start,
                event.time().receivedAt(),
                event.time().receivedAt(),
                stop ? happened : Usage.ABSENT,
                stop,
                event.usage(),
                event.terminateCause(),
                stop ? StopCause.ofTerminateCause(event.terminateCause()) : null);
    }

    /** What the NAS will have begun when it said that the subscriber session began. */
    static Lifetime begunWith(Lifetime subscriberSession) {
        return new Lifetime(
                subscriberSession.startedAt,
                false,
                subscriberSession.firstSeenAt,
                subscriberSession.lastSeenAt,
                Usage.ABSENT,
                false,
                Usage.NONE,
                (int) Usage.ABSENT,
                null);
    }

    /** What both together tell. */
    Lifetime with(Lifetime other) {
        return new Lifetime(
                startSeen == other.startSeen
                        ? Math.min(startedAt, other.startedAt)
                        : startSeen ? startedAt : other.startedAt,
                startSeen || other.startSeen,
                Math.min(firstSeenAt, other.firstSeenAt),
                Math.max(lastSeenAt, other.lastSeenAt),
                stopSeen && other.stopSeen
                        ? Math.min(stoppedAt, other.stoppedAt)
                        : stopSeen ? stoppedAt : other.stoppedAt,
                stopSeen || other.stopSeen,
                usage.max(other.usage),
                Math.max(terminateCause, other.terminateCause),
                stopCause != null ? stopCause : other.stopCause);
    }

    public boolean isOver() {
        return stopSeen;
    }
}
