package io.sluice.accounting;

import java.util.ArrayList;
import java.util.List;

/**
 * What was used in one hour.
 *
 * @param hour hours since 1970-01-01T00:00:00Z
 */
public record HourOfUsage(long hour, UsedTraffic used) {

    private static final long HOUR = 3_600_000_000L;

    /**
     * Spreads what was used between two records over the hours between them, evenly, for nothing is known but the sum. The
     * parts add up to the whole exactly.
     *
     * @param from microseconds since 1970
     * @param to microseconds since 1970; not after {@code from} if all was used in one moment
     */
    public static List<HourOfUsage> spread(UsedTraffic used, long from, long to) {
        long last = Math.floorDiv(Math.max(from, to - 1), HOUR);
        long first = Math.floorDiv(from, HOUR);
        if (to <= from || first == last) {
            return List.of(new HourOfUsage(last, used));
        }
        List<HourOfUsage> hours = new ArrayList<>();
        UsedTraffic before = UsedTraffic.NONE;
        for (long hour = first; hour <= last; hour++) {
            UsedTraffic until = hour == last ? used : used.share((hour + 1) * HOUR - from, to - from);
            hours.add(new HourOfUsage(hour, until.minus(before)));
            before = until;
        }
        return hours;
    }
}
