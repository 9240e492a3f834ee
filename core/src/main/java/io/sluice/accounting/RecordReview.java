package io.sluice.accounting;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record after the other of a session, or of one of its services, and says of each what is odd about it and what
 * was used since the one before. Counters are totals (RFC 2866 §5.3), so what a lost record would have told the next one
 * does.
 *
 * @param flags what is odd
 * @param next how far the session's records have been read now
 * @param used since the record before
 * @param usedFrom when that stretch began, in microseconds since 1970
 */
public record RecordReview(Set<RecordFlag> flags, SessionReading next, UsedTraffic used, long usedFrom) {

    private static final long SECOND = 1_000_000;

    /** A clock further off than this is flagged. */
    static final long SKEW = 300 * SECOND;

    /** How much later the Start of another session is, where the NAS stamps its events and where it does not. */
    private static final long LATER_BY_STAMP = 5 * SECOND;

    private static final long LATER_BY_ARRIVAL = 300 * SECOND;

    /** How far back use is made of the session time that the first record of an unknown session tells. */
    private static final long FIRST_STRETCH = 25 * 3600 * SECOND;

    /** Octets a second that no line of a subscriber carries: 400 Gbit/s. */
    static final long FASTEST = 50_000_000_000L;

    private static final long WRAP = 1L << 32;

    /** What a record says to somebody who has read so far. */
    public static RecordReview of(@Nullable SessionReading before, ReadRecord record) {
        Set<RecordFlag> flags = EnumSet.noneOf(RecordFlag.class);
        flagByItself(record, flags);
        if (before == null) {
            return first(record, flags);
        }
        if (isLaterSession(before, record)) {
            flags.add(RecordFlag.REPEATED_SESSION_ID);
            return first(record, flags);
        }
        if (record.status() == AccountingStatus.INTERIM_UPDATE && record.time().eventAt() < before.eventAt()) {
            flags.add(RecordFlag.OLDER_THAN_LAST);
            return new RecordReview(flags, before, UsedTraffic.NONE, before.eventAt());
        }
        return after(before, record, flags);
    }

    private static void flagByItself(ReadRecord record, Set<RecordFlag> flags) {
        EventTime time = record.time();
        if (time.claimedAt() != EventTime.ABSENT || Math.abs(time.eventAt() - time.firstToldAt()) > SKEW) {
            flags.add(RecordFlag.CLOCK_SKEW);
        }
        if (record.status() == AccountingStatus.STOP && !record.hasCounters()) {
            flags.add(RecordFlag.STOP_WITHOUT_COUNTERS);
        }
        if (!record.serviceKnown()) {
            flags.add(RecordFlag.UNKNOWN_SERVICE);
        }
    }

    private static boolean isLaterSession(SessionReading before, ReadRecord record) {
        boolean start = record.status() == AccountingStatus.START;
        long later = start && before.startSeen() && record.time().stamped() ? LATER_BY_STAMP : LATER_BY_ARRIVAL;
        boolean timed = start || record.usage().sessionTime() > 0;
        boolean ended = start
                || before.over()
                || record.usage().sessionTime() < before.told().sessionTime();
        long since = start ? before.startedAt() : before.eventAt();
        return timed && ended && record.impliedStart() > since + later;
    }

    private static RecordReview first(ReadRecord record, Set<RecordFlag> flags) {
        boolean start = record.status() == AccountingStatus.START;
        if (!start && !flags.contains(RecordFlag.REPEATED_SESSION_ID)) {
            flags.add(RecordFlag.UNKNOWN_SESSION);
        }
        long eventAt = record.time().eventAt();
        long begun = record.impliedStart();
        SessionReading nothing = new SessionReading(begun, start, begun, Usage.NONE, 0, 0, 0, false);
        if (eventAt - begun > FIRST_STRETCH) {
            return new RecordReview(flags, nothing.read(record), UsedTraffic.NONE, eventAt);
        }
        return after(nothing, record, flags);
    }

    private static RecordReview after(SessionReading before, ReadRecord record, Set<RecordFlag> flags) {
        long elapsed = Math.max(0, record.time().eventAt() - before.eventAt());
        Counter input = Counter.of(before.told().inputOctets(), record.usage().inputOctets(), elapsed);
        Counter output = Counter.of(before.told().outputOctets(), record.usage().outputOctets(), elapsed);
        input.flag(flags);
        output.flag(flags);
        long seconds = Counter.rise(before.told().sessionTime(), record.usage().sessionTime());
        if (record.usage().sessionTime() != Usage.ABSENT
                && record.usage().sessionTime() < before.told().sessionTime()) {
            flags.add(RecordFlag.COUNTER_FELL);
        }
        UsedTraffic used = new UsedTraffic(
                seconds,
                input.used,
                output.used,
                Counter.rise(before.told().inputPackets(), record.usage().inputPackets()),
                Counter.rise(before.told().outputPackets(), record.usage().outputPackets()),
                input.inferred + output.inferred);
        SessionReading next = before.read(record).wrapped(input.inferred > 0, output.inferred > 0);
        return new RecordReview(
                flags, next, used, Math.min(before.eventAt(), record.time().eventAt()));
    }

    /**
     * What became of a counter of octets.
     *
     * @param used what it rose by
     * @param inferred how much of that is a wrap of which the NAS did not tell
     */
    private record Counter(long used, long inferred, boolean fell, boolean absurd) {

        static Counter of(long before, long now, long elapsedMicros) {
            if (now == Usage.ABSENT || (before == Usage.ABSENT && now == 0)) {
                return new Counter(0, 0, false, false);
            }
            // the second that a whole second of session time may be off
            long most = (elapsedMicros / SECOND + 1) * FASTEST;
            long known = Math.max(0, before);
            if (now >= known) {
                long rise = now - known;
                return rise > most ? new Counter(0, 0, false, true) : new Counter(rise, 0, false, false);
            }
            boolean wrapped = known < WRAP && known >= WRAP / 2 && now + WRAP - known <= most && elapsedMicros > 0;
            return wrapped
                    ? new Counter(now + WRAP - known, now + WRAP - known, false, false)
                    : new Counter(0, 0, true, false);
        }

        static long rise(long before, long now) {
            return Math.max(0, now - Math.max(0, before));
        }

        void flag(Set<RecordFlag> flags) {
            if (fell) {
                flags.add(RecordFlag.COUNTER_FELL);
            }
            if (absurd) {
                flags.add(RecordFlag.ABSURD_COUNTER);
            }
            if (inferred > 0) {
                flags.add(RecordFlag.MISSING_GIGAWORDS);
            }
        }
    }
}
