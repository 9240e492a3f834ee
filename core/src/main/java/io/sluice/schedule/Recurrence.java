package io.sluice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a wall-clock time occurs, by calculation. A time that the clocks jump over occurs later by the length of the jump, one
 * that they show twice occurs the first time only; two that fall on one instant are one occurrence.
 */
public final class Recurrence {

    /** Samoa left out a day. */
    private static final Duration LONGEST_JUMP = Duration.ofHours(25);

    private static final Comparator<Moment> BY_INSTANT = Comparator.comparing(Moment::at);

    private final MatchingDays days;
    private final int[] minutesOfDay;
    private final ZoneId zone;

    Recurrence(TimeFields fields, Star star, MatchingDays days, ZoneId zone) {
        this.days = days;
        this.minutesOfDay = star.minutesOfDay(fields);
        this.zone = zone;
    }

    /** The occurrences of an entry's {@code from} or {@code to}. */
    public static Recurrence of(EventTime time, @Nullable LocalDate start, ZoneId server) {
        TimeFields fields = time.fields();
        return new Recurrence(
                fields, Star.ZERO, new MatchingDays(fields, start, time.everyWeeks()), fields.zoneOr(server));
    }

    ZoneId zone() {
        return zone;
    }

    /** The first occurrence at or after an instant. */
    public Optional<Moment> atOrAfter(Instant from) {
        // A jump of the clocks may carry a time of the day before past midnight.
        LocalDate day = days.atOrAfter(from.atZone(zone).toLocalDate().minusDays(1));
        LocalDate found = null;
        Moment best = null;
        while (day != null && (found == null || !day.isAfter(found.plusDays(1)))) {
            Moment first = firstOf(day, from);
            if (first != null) {
                found = found == null ? day : found;
                best = best == null || first.at().isBefore(best.at()) ? first : best;
            }
            day = days.atOrAfter(day.plusDays(1));
        }
        return Optional.ofNullable(best);
    }

    /** The last occurrence at or before an instant. */
    public Optional<Moment> atOrBefore(Instant until) {
        LocalDate day = days.atOrBefore(until.atZone(zone).toLocalDate().plusDays(1));
        LocalDate found = null;
        Moment best = null;
        while (day != null && (found == null || !day.isBefore(found.minusDays(1)))) {
            Moment last = lastOf(day, until);
            if (last != null) {
                found = found == null ? day : found;
                best = best == null || last.at().isAfter(best.at()) ? last : best;
            }
            day = days.atOrBefore(day.minusDays(1));
        }
        return Optional.ofNullable(best);
    }

    /** The occurrences from an instant on and before another, in order. */
    public List<Moment> between(Instant from, Instant before) {
        List<Moment> found = new ArrayList<>();
        LocalDate last = before.atZone(zone).toLocalDate().plusDays(1);
        LocalDate day = days.atOrAfter(from.atZone(zone).toLocalDate().minusDays(1));
        while (day != null && !day.isAfter(last)) {
            for (int minute : minutesOfDay) {
                Moment moment = moment(day, minute);
                if (!moment.at().isBefore(from) && moment.at().isBefore(before)) {
                    found.add(moment);
                }
            }
            day = days.atOrAfter(day.plusDays(1));
        }
        found.sort(BY_INSTANT);
        List<Moment> distinct = new ArrayList<>(found.size());
        for (Moment moment : found) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).at().equals(moment.at())) {
                distinct.add(moment);
            }
        }
        return distinct;
    }

    /** Whether it occurs at exactly this instant. */
    public boolean occursAt(Instant at) {
        if (hasJumpedBefore(at)) {
            return atOrAfter(at).map(Moment::at).filter(at::equals).isPresent();
        }
        LocalDateTime wall = at.atZone(zone).toLocalDateTime();
        return isOnTheMinute(wall)
                && days.include(wall.toLocalDate())
                && Arrays.binarySearch(minutesOfDay, wall.getHour() * 60 + wall.getMinute()) >= 0
                && Moment.of(wall, zone).at().equals(at);
    }

    /** Whether the clocks have jumped within the longest jump there is, so that the time may stand for one that was skipped. */
    private boolean hasJumpedBefore(Instant at) {
        ZoneRules rules = zone.getRules();
        return !rules.isFixedOffset() && !rules.getOffset(at).equals(rules.getOffset(at.minus(LONGEST_JUMP)));
    }

    private static boolean isOnTheMinute(LocalDateTime wall) {
        return wall.getSecond() == 0 && wall.getNano() == 0;
    }

    /** The first wall-clock time at or after another, wherever the clocks jump. */
    Optional<LocalDateTime> onTheWallFrom(LocalDateTime from) {
        LocalDate day = days.atOrAfter(from.toLocalDate());
        if (day != null && day.equals(from.toLocalDate())) {
            int floor = from.getHour() * 60 + from.getMinute();
            for (int minute : minutesOfDay) {
                if (minute >= floor) {
                    return Optional.of(local(day, minute));
                }
            }
            day = days.atOrAfter(day.plusDays(1));
        }
        return day == null ? Optional.empty() : Optional.of(local(day, minutesOfDay[0]));
    }

    private @Nullable Moment firstOf(LocalDate day, Instant from) {
        Moment best = null;
        for (int minute : minutesOfDay) {
            Moment moment = moment(day, minute);
            if (!moment.at().isBefore(from) && (best == null || moment.at().isBefore(best.at()))) {
                best = moment;
            }
        }
        return best;
    }

    private @Nullable Moment lastOf(LocalDate day, Instant until) {
        Moment best = null;
        for (int minute : minutesOfDay) {
            Moment moment = moment(day, minute);
            if (!moment.at().isAfter(until) && (best == null || !moment.at().isBefore(best.at()))) {
                best = moment;
            }
        }
        return best;
    }

    private Moment moment(LocalDate day, int minuteOfDay) {
        return Moment.of(local(day, minuteOfDay), zone);
    }

    private static LocalDateTime local(LocalDate day, int minuteOfDay) {
        return day.atTime(LocalTime.of(minuteOfDay / 60, minuteOfDay % 60));
    }
}
