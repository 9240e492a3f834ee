package io.sluice.accounting;

/**
 * When something happened that a NAS reports; all instants in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param eventAt when it happened, as we believe it
 * @param claimedAt what Event-Timestamp said where it was not believed, else {@link #ABSENT}
 * @param receivedAt when the request was received, by our clock
 * @param delaySeconds Acct-Delay-Time, for how long the NAS had been trying to tell; 0 if absent
 */
public record EventTime(long eventAt, long claimedAt, long receivedAt, long delaySeconds) {

    public static final long ABSENT = -1;

    /**
     * How far an Event-Timestamp may lie in the past: NASes keep records while their server is away, yet a clock that
     * starts in 1970 must not make partitions of its own.
     */
    public static final long BELIEVED_PAST_DAYS = 7;

    /** How far it may lie in the future: a clock set to local time instead of UTC is still believed. */
    public static final long BELIEVED_FUTURE_DAYS = 1;

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /**
     * Decides between Event-Timestamp (RFC 2869 §5.3), which is taken where it is near enough to be true, and the time of
     * arrival less Acct-Delay-Time (RFC 2866 §5.2).
     *
     * @param eventTimestamp seconds since 1970, unsigned, or {@link #ABSENT}
     */
    public static EventTime of(long eventTimestamp, long delaySeconds, long receivedAt) {
        long delay = Math.min(delaySeconds, BELIEVED_PAST_DAYS * 86_400);
        long byDelay = receivedAt - delay * SECOND;
        if (eventTimestamp == ABSENT) {
            return new EventTime(byDelay, ABSENT, receivedAt, delaySeconds);
        }
        long stamped = eventTimestamp * SECOND;
        boolean believed =
                stamped >= receivedAt - BELIEVED_PAST_DAYS * DAY && stamped <= receivedAt + BELIEVED_FUTURE_DAYS * DAY;
        return believed
                ? new EventTime(stamped, ABSENT, receivedAt, delaySeconds)
                : new EventTime(byDelay, stamped, receivedAt, delaySeconds);
    }

    /** Whether the NAS stamped the event and is believed; otherwise each repetition of a request tells another time. */
    public boolean stamped() {
        return eventAt != receivedAt - Math.min(delaySeconds, BELIEVED_PAST_DAYS * 86_400) * SECOND;
    }

    /** Days since 1970 of the event in UTC; decides the partition. */
    public int eventDay() {
        return (int) Math.floorDiv(eventAt, DAY);
    }

    /** When the NAS first tried to tell, by our clock. */
    public long firstToldAt() {
        return receivedAt - Math.min(delaySeconds, BELIEVED_PAST_DAYS * 86_400) * SECOND;
    }
}
