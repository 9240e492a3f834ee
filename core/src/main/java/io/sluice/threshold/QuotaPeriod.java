package io.sluice.threshold;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** How often a quota begins anew: at the first moment of a day in the subscriber's zone. Stored by name. */
public enum QuotaPeriod {
    DAY {
        @Override
        LocalDate begin(LocalDate day, int resetDay) {
            return day;
        }

        @Override
        LocalDate next(LocalDate begin, int resetDay) {
            return begin.plusDays(1);
        }
    },
    /** From the reset day of the week, 1 for Monday. */
    WEEK {
        @Override
        LocalDate begin(LocalDate day, int resetDay) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(resetDay)));
        }

        @Override
        LocalDate next(LocalDate begin, int resetDay) {
            return begin.plusWeeks(1);
        }
    },
    /**
     * From the reset day of the month: 1 for the calendar month, the day of the sign-up for a month from that. In a month without
     * that day it is the last one.
     */
    MONTH {
        @Override
        LocalDate begin(LocalDate day, int resetDay) {
            LocalDate here = inMonth(YearMonth.from(day), resetDay);
            return day.isBefore(here) ? inMonth(YearMonth.from(day).minusMonths(1), resetDay) : here;
        }

        @Override
        LocalDate next(LocalDate begin, int resetDay) {
            return inMonth(YearMonth.from(begin).plusMonths(1), resetDay);
        }
    };

    /** Highest reset day of a week. */
    private static final int DAYS_OF_WEEK = 7;

    private static final int DAYS_OF_MONTH = 31;

    abstract LocalDate begin(LocalDate day, int resetDay);

    abstract LocalDate next(LocalDate begin, int resetDay);

    private static LocalDate inMonth(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** The highest reset day; the lowest is 1. */
    public int lastDay() {
        return switch (this) {
            case DAY -> 1;
            case WEEK -> DAYS_OF_WEEK;
            case MONTH -> DAYS_OF_MONTH;
        };
    }

    /** When the period began that runs at a time. */
    public Instant began(Instant now, int resetDay, ZoneId zone) {
        return begin(LocalDate.ofInstant(now, zone), resetDay)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** When the next one begins. */
    public Instant ends(Instant now, int resetDay, ZoneId zone) {
        return next(begin(LocalDate.ofInstant(now, zone), resetDay), resetDay)
                .atStartOfDay(zone)
                .toInstant();
    }
}
