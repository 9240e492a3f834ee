package io.sluice.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code from} or {@code to} of an entry.
 *
 * @param effective how long after this time a login is still acted on, elapsed time, zero for not at all; counts on
 *     {@code from} only and only in the subscriber tree
 * @param everyWeeks every how many ISO weeks it recurs, null for every week. The weeks are counted from the first that matches on
 *     or after the entry's start date; if given, the day of the month and the day of the week must both match
 */
public record EventTime(
        TimeFields fields, Duration effective, @Nullable Integer everyWeeks) {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_WEEKS = 520;

    /** Nothing but stars. */
    public static final EventTime ANY = of(TimeFields.ANY);

    public EventTime {
        if (effective.isNegative() || effective.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("effective: an effective period is 0 to 366 days, not " + effective);
        }
        if (everyWeeks != null && (everyWeeks < 1 || everyWeeks > MOST_WEEKS)) {
            throw new IllegalArgumentException(
                    "weekly-recur-freq: every 1 to " + MOST_WEEKS + " weeks, not " + everyWeeks);
        }
    }

    public static EventTime of(TimeFields fields) {
        return new EventTime(fields, Duration.ZERO, null);
    }

    /** The same with an effective period. */
    public EventTime effective(Duration period) {
        return new EventTime(fields, period, everyWeeks);
    }

    /** The same, every so many weeks. */
    public EventTime everyWeeks(int weeks) {
        return new EventTime(fields, effective, weeks);
    }
}
