package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Members;
import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.Moment;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.Span;
import io.sluice.schedule.StateTimes;
import io.sluice.schedule.TimesInForce;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When the entries and states of a schedule occur, for people: by their own clocks and in UTC. */
final class Occurrences {

    private static final int MOST = 10_000;

    /**
     * @param end of a denial or a window, null for an event
     * @param excluded what excludes an event, null if nothing does
     */
    private record Occurrence(
            UUID entry,
            @Nullable String label,
            String kind,
            Instant time,
            ZoneId zone,
            @Nullable Instant end,
            @Nullable String excluded) {

        JsonObject json() {
            return new Members()
                    .with("entry", entry)
                    .with("label", label)
                    .with("kind", kind)
                    .with("time", time)
                    .with("local", time.atZone(zone).toOffsetDateTime().toString())
                    .with("zone", zone.getId())
                    .with("end", end)
                    .with("excludedBy", excluded)
                    .build();
        }
    }

    private final ServiceSchedule schedule;
    private final ZoneId server;
    private final HolidayCalendars calendars;

    Occurrences(ServiceSchedule schedule, ZoneId server, HolidayCalendars calendars) {
        this.schedule = schedule;
        this.server = server;
        this.calendars = calendars;
    }

    JsonObject between(Instant from, Instant before) {
        List<Occurrence> all = new ArrayList<>();
        schedule.entries().forEach(entry -> {
            EntryTimes times = new EntryTimes(entry, server, calendars);
            if (entry.acts()) {
                events(times, from, before, all);
            }
            if (entry.denies()) {
                spans(times.denial(), entry.id(), entry.label(), "DENIAL", times.zone(), from, before, all);
            }
        });
        schedule.states().forEach(state -> {
            StateTimes times = new StateTimes(state, server, calendars);
            spans(times.open(), state.id(), state.label(), "WINDOW", times.zone(), from, before, all);
        });
        all.sort(Comparator.comparing(Occurrence::time));
        JsonArrayBuilder items = Json.createArrayBuilder();
        all.stream().limit(MOST).forEach(occurrence -> items.add(occurrence.json()));
        return Json.createObjectBuilder().add("items", items).build();
    }

    private static void events(EntryTimes times, Instant from, Instant before, List<Occurrence> all) {
        for (Moment moment : times.from().between(from, before)) {
            all.add(new Occurrence(
                    times.entry().id(),
                    times.entry().label(),
                    "EVENT",
                    moment.at(),
                    times.zone(),
                    null,
                    times.exclusions().reasonAt(moment.at()).orElse(null)));
        }
    }

    private static void spans(
            TimesInForce times,
            UUID entry,
            @Nullable String label,
            String kind,
            ZoneId zone,
            Instant from,
            Instant before,
            List<Occurrence> all) {
        Optional<Span> span = times.from(from);
        while (span.isPresent() && span.get().start().isBefore(before) && all.size() < MOST) {
            Instant end = span.get().end();
            boolean endless = !end.isBefore(Span.FOREVER);
            all.add(new Occurrence(entry, label, kind, span.get().start(), zone, endless ? null : end, null));
            span = endless ? Optional.empty() : times.from(end);
        }
    }
}
