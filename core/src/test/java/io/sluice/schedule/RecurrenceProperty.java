package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is calculated is what somebody finds who goes through every minute of a year. */
class RecurrenceProperty {

    private static final List<String> TIMES = List.of(
            "hour=8",
            "hour=2, minute=30",
            "hour=0, minute=0,30",
            "hour=23, minute=45, day-of-week=sat-sun",
            "hour=0-3, minute=*/20",
            "day-of-month=29-31, hour=1, minute=15",
            "day-of-month=15, day-of-week=1-5, hour=8",
            "month=3,10,4,11, hour=*/2",
            "hour=6, day-of-week=7, month=1-6");

    static Stream<String> yearsAndZones() {
        return Stream.of(
                "2026 Europe/Berlin",
                "2026 America/New_York",
                "2026 Australia/Sydney",
                "2026 Australia/Lord_Howe",
                "2026 Asia/Tokyo",
                "2026 Africa/Cairo",
                "2026 America/Santiago",
                "2026 Pacific/Auckland",
                "2026 Europe/London",
                // Summer time was given up in 2019; and a day was left out in 2011.
                "2019 America/Sao_Paulo",
                "2011 Pacific/Apia");
    }

    @ParameterizedTest
    @MethodSource("yearsAndZones")
    void findsWhatTheClockShows(String yearAndZone) {
        int year = Integer.parseInt(yearAndZone.substring(0, 4));
        ZoneId zone = ZoneId.of(yearAndZone.substring(5));
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant before = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
        for (String time : TIMES) {
            for (Integer weeks : new Integer[] {null, 2, 3}) {
                EventTime event = new EventTime(TimeFields.parse(time), Duration.ZERO, weeks);
                LocalDate start = weeks == null ? null : LocalDate.of(year, 1, 7);
                Recurrence recurrence = Recurrence.of(event, start, zone);

                List<Instant> expected = List.copyOf(byLooking(event, start, zone, from, before));

                assertThat(expected).isNotEmpty();
                assertThat(recurrence.between(from, before))
                        .as("%s every %s weeks in %s", time, weeks, zone)
                        .extracting(Moment::at)
                        .containsExactlyElementsOf(expected);
                assertThat(oneByOne(recurrence, from, before)).containsExactlyElementsOf(expected);
                assertThat(backwards(recurrence, from, before))
                        .containsExactlyInAnyOrderElementsOf(expected)
                        .isSortedAccordingTo((a, b) -> b.compareTo(a));
            }
        }
    }

    private static List<Instant> oneByOne(Recurrence recurrence, Instant from, Instant before) {
        List<Instant> found = new ArrayList<>();
        Optional<Moment> next = recurrence.atOrAfter(from);
        while (next.isPresent() && next.get().at().isBefore(before)) {
            found.add(next.get().at());
            next = recurrence.atOrAfter(next.get().at().plusNanos(1));
        }
        return found;
    }

    private static List<Instant> backwards(Recurrence recurrence, Instant from, Instant before) {
        List<Instant> found = new ArrayList<>();
        Optional<Moment> last = recurrence.atOrBefore(before.minusNanos(1));
        while (last.isPresent() && !last.get().at().isBefore(from)) {
            found.add(last.get().at());
            last = recurrence.atOrBefore(last.get().at().minusNanos(1));
        }
        return found;
    }

    /** Every date and every minute of a day, compared with what is written; a day either side, for zones that skip one. */
    private static TreeSet<Instant> byLooking(
            EventTime time, @Nullable LocalDate start, ZoneId zone, Instant from, Instant before) {
        TimeFields fields = time.fields();
        List<LocalTime> minutes = IntStream.range(0, 24 * 60)
                .mapToObj(minute -> LocalTime.of(minute / 60, minute % 60))
                .filter(wall -> zeroOr(fields, TimeField.HOUR, wall.getHour())
                        && zeroOr(fields, TimeField.MINUTE, wall.getMinute()))
                .toList();
        TreeSet<Instant> found = new TreeSet<>();
        LocalDate last = before.atZone(zone).toLocalDate().plusDays(2);
        LocalDate anchor = null;
        for (LocalDate date = from.atZone(zone).toLocalDate().minusDays(2);
                date.isBefore(last);
                date = date.plusDays(1)) {
            if (!matches(time, date) || (start != null && date.isBefore(start))) {
                continue;
            }
            LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            anchor = anchor == null ? monday : anchor;
            if (time.everyWeeks() == null || ChronoUnit.WEEKS.between(anchor, monday) % time.everyWeeks() == 0) {
                for (LocalTime minute : minutes) {
                    found.add(date.atTime(minute).atZone(zone).toInstant());
                }
            }
        }
        return new TreeSet<>(found.subSet(from, before));
    }

    private static boolean matches(EventTime time, LocalDate date) {
        TimeFields fields = time.fields();
        boolean dayOfMonth = fields.of(TimeField.DAY_OF_MONTH).matches(date.getDayOfMonth());
        boolean dayOfWeek =
                fields.of(TimeField.DAY_OF_WEEK).matches(date.getDayOfWeek().getValue());
        boolean dayOfMonthRules =
                time.everyWeeks() == null && !fields.of(TimeField.DAY_OF_MONTH).isAny();
        return fields.of(TimeField.MONTH).matches(date.getMonthValue())
                && (dayOfMonthRules ? dayOfMonth : dayOfMonth && dayOfWeek);
    }

    private static boolean zeroOr(TimeFields fields, TimeField field, int value) {
        return fields.of(field).isAny() ? value == 0 : fields.of(field).matches(value);
    }
}
