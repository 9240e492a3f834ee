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
 * @param startStamped whether the NAS stamped the Start, so that each repetition of it tells the same time
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
        boolean startStamped,
        long firstSeenAt,
        long lastSeenAt,
        long stoppedAt,
        boolean stopSeen,
        Usage usage,
        int terminateCause,
        @Nullable StopCause stopCause) {

    private static final long SECOND = 1_000_000;

    /** How much later a stamped Start is another one: a NAS may stamp a repetition anew. */
    public static final long LATER_BY_STAMP = 5 * SECOND;

    private static final long INEXACT = 60 * SECOND;

    /** How much later a session must seem to have begun where nothing but arrival and session time tell. */
    public static final long LATER_BY_ARRIVAL = 300 * SECOND;

    /** What one record of a session tells. */
    static Lifetime of(AccountingEvent event) {
        boolean start = event.status() == AccountingStatus.START;
        boolean stop = event.status() == AccountingStatus.STOP;
        long happened = event.time().eventAt();
        long before = start ? 0 : Math.min(Math.max(0, event.usage().sessionTime()), happened / SECOND);
        return new Lifetime(
                happened - before * SECOND,
                start,
                start && event.time().stamped(),
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
                startStamped || other.startStamped,
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

    /**
     * Whether this tells of a session that began after the other had ended, though both bear one Acct-Session-Id: after a
     * reboot a NAS may count from the beginning again. The store's statements follow the same rule.
     */
    public boolean isOfLaterSessionThan(Lifetime earlier) {
        if (startSeen) {
            return earlier.startedAt
                    < startedAt - (startStamped && earlier.startStamped ? LATER_BY_STAMP : LATER_BY_ARRIVAL);
        }
        long begun = startedAt - LATER_BY_ARRIVAL;
        if (usage.sessionTime() <= 0) {
            return false;
        }
        return earlier.stopSeen
                ? earlier.stoppedAt < begun
                : usage.sessionTime() < earlier.usage.sessionTime()
                        && earlier.startedAt + earlier.usage.sessionTime() * SECOND < begun;
    }

    /**
     * Whether this tells of a session that had ended before the other, of the same Acct-Session-Id, began. A start that
     * follows from a session time is not exact.
     */
    boolean isOfEarlierSessionThan(Lifetime present) {
        long before = present.startedAt - (usage.sessionTime() > 0 ? INEXACT : 0);
        return present.startSeen && startedAt < before;
    }

    public boolean isOver() {
        return stopSeen;
    }
}
