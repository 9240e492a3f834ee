package io.sluice.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Days on which entries that name this calendar do not act, each from midnight to midnight in the zone of the entry.
 *
 * @param name by which entries name it
 * @param days what each day is called
 */
public record HolidayCalendar(String name, NavigableMap<LocalDate, String> days) {

    public HolidayCalendar {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a holiday calendar has a name");
        }
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    public static HolidayCalendar of(String name, Map<LocalDate, String> days) {
        return new HolidayCalendar(name, new TreeMap<>(days));
    }

    /** Its days on the clocks of a zone. */
    Coverage in(ZoneId zone) {
        return new Coverage() {

            @Override
            public Optional<Span> covering(Instant at) {
                LocalDate day = at.atZone(zone).toLocalDate();
                return days.containsKey(day) ? Optional.of(span(day)) : Optional.empty();
            }

            @Override
            public Optional<Span> startingAfter(Instant at) {
                return Optional.ofNullable(days.higherKey(at.atZone(zone).toLocalDate()))
                        .map(this::span);
            }

            private Span span(LocalDate day) {
                return new Span(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant());
            }
        };
    }
}
