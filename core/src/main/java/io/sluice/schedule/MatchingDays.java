package io.sluice.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The dates on which a time occurs. A chosen day of the month makes the day of the week count for nothing, unless it recurs
 * every so many weeks.
 */
final class MatchingDays {

    private static final LocalDate EARLIEST = LocalDate.of(TimeField.YEAR.first(), 1, 1);
    private static final LocalDate LATEST = LocalDate.of(TimeField.YEAR.last(), 12, 31);

    private final FieldValues years;
    private final FieldValues months;
    private final FieldValues daysOfMonth;
    private final FieldValues daysOfWeek;
    private final boolean byDayOfMonthOnly;
    private final LocalDate start;
    private final int everyWeeks;
    private final @Nullable LocalDate anchor;

    MatchingDays(TimeFields fields, @Nullable LocalDate start, @Nullable Integer everyWeeks) {
        this.years = fields.of(TimeField.YEAR);
        this.months = fields.of(TimeField.MONTH);
        this.daysOfMonth = fields.of(TimeField.DAY_OF_MONTH);
        this.daysOfWeek = fields.of(TimeField.DAY_OF_WEEK);
        this.byDayOfMonthOnly = !daysOfMonth.isAny() && everyWeeks == null;
        this.start = start == null || start.isBefore(EARLIEST) ? EARLIEST : start;
        this.everyWeeks = everyWeeks == null ? 1 : everyWeeks;
        this.anchor = this.everyWeeks == 1 ? null : monday(atOrAfter(this.start, false));
    }

    private static @Nullable LocalDate monday(@Nullable LocalDate date) {
        return date == null ? null : date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Whether a date is one of them. */
    boolean include(LocalDate date) {
        return !date.isBefore(start)
                && years.matches(date.getYear())
                && months.matches(date.getMonthValue())
                && matchesDay(date)
                && matchesWeek(date);
    }

    /** The first at or after a date. */
    @Nullable
    LocalDate atOrAfter(LocalDate date) {
        return atOrAfter(date.isBefore(start) ? start : date, true);
    }

    private @Nullable LocalDate atOrAfter(LocalDate first, boolean byWeeks) {
        LocalDate date = first;
        while (!date.isAfter(LATEST)) {
            int year = years.atOrAfter(date.getYear());
            if (year < 0) {
                return null;
            }
            date = year > date.getYear() ? LocalDate.of(year, 1, 1) : date;
            int month = months.atOrAfter(date.getMonthValue());
            if (month < 0) {
                date = LocalDate.of(year + 1, 1, 1);
                continue;
            }
            date = month > date.getMonthValue() ? LocalDate.of(year, month, 1) : date;
            for (int day = date.getDayOfMonth(); day <= date.lengthOfMonth(); day++) {
                LocalDate candidate = date.withDayOfMonth(day);
                if (matchesDay(candidate) && (!byWeeks || matchesWeek(candidate))) {
                    return candidate;
                }
            }
            date = date.withDayOfMonth(1).plusMonths(1);
        }
        return null;
    }

    /** The last at or before a date. */
    @Nullable
    LocalDate atOrBefore(LocalDate last) {
        LocalDate date = last.isAfter(LATEST) ? LATEST : last;
        while (!date.isBefore(start)) {
            int year = years.atOrBefore(date.getYear());
            if (year < 0) {
                return null;
            }
            date = year < date.getYear() ? LocalDate.of(year, 12, 31) : date;
            int month = months.atOrBefore(date.getMonthValue());
            if (month < 0) {
                date = LocalDate.of(year - 1, 12, 31);
                continue;
            }
            date = month < date.getMonthValue()
                    ? LocalDate.of(year, month, 1).with(TemporalAdjusters.lastDayOfMonth())
                    : date;
            for (int day = date.getDayOfMonth(); day >= 1; day--) {
                LocalDate candidate = date.withDayOfMonth(day);
                if (matchesDay(candidate) && matchesWeek(candidate)) {
                    return candidate.isBefore(start) ? null : candidate;
                }
            }
            date = date.withDayOfMonth(1).minusDays(1);
        }
        return null;
    }

    private boolean matchesDay(LocalDate date) {
        boolean inMonth = daysOfMonth.matches(date.getDayOfMonth());
        boolean inWeek = daysOfWeek.matches(date.getDayOfWeek().getValue());
        return byDayOfMonthOnly ? inMonth : inMonth && inWeek;
    }

    private boolean matchesWeek(LocalDate date) {
        if (everyWeeks == 1) {
            return true;
        }
        LocalDate week = monday(date);
        return anchor != null && week != null && ChronoUnit.WEEKS.between(anchor, week) % everyWeeks == 0;
    }
}
