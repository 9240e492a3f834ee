package io.sluice.schedule;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an entry does not act. Stars for the hour and the minute are the first values in {@code from} and the last in
 * {@code to}, whose minute is still excluded: the same date in both excludes that day.
 *
 * @param label for people, may be absent
 */
public record Exclusion(@Nullable String label, TimeFields from, TimeFields to) {

    Coverage in(ZoneId server) {
        return new RecurringSpans(
                new Recurrence(from, Star.FIRST, new MatchingDays(from, null, null), from.zoneOr(server)),
                new Recurrence(to, Star.LAST, new MatchingDays(to, null, null), to.zoneOr(server)));
    }

    /** What people call it. */
    String title() {
        return label == null ? from + " – " + to : label;
    }
}
