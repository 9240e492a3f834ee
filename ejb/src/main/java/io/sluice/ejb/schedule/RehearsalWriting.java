package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Members;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.rehearsal.Happening;
import io.sluice.schedule.rehearsal.RehearsalReport;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A rehearsal's report for people: what happens to many subscribers alike is one line. */
final class RehearsalWriting {

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_NAMES = 20;

    /** What many have in common. */
    private record Alike(
            String time,
            String at,
            String deed,
            String outcome,
            @Nullable UUID cause,
            String service,
            String detail) {}

    private final Map<UUID, String> schedules = new HashMap<>();
    private final UnaryOperator<String> login;
    private final ZoneId server;

    /** @param login what people call a subscriber of an id */
    RehearsalWriting(List<ServiceSchedule> schedules, UnaryOperator<String> login, ZoneId server) {
        for (ServiceSchedule schedule : schedules) {
            schedule.entries().forEach(entry -> this.schedules.put(entry.id(), schedule.name()));
            schedule.states().forEach(state -> this.schedules.put(state.id(), schedule.name()));
        }
        this.login = login;
        this.server = server;
    }

    JsonObject write(RehearsalRequest request, RehearsalReport report) {
        Map<Alike, List<Happening>> events = new LinkedHashMap<>();
        for (Happening each : report.happenings()) {
            events.computeIfAbsent(alike(each), key -> new ArrayList<>()).add(each);
        }
        return new Members()
                .with("from", request.from())
                .with("to", request.to())
                .with(
                        "events",
                        array(events.values().stream().limit(MOST_EVENTS).toList(), each -> event(each, report)))
                .with("truncated", events.size() > MOST_EVENTS)
                .with("zoneChanges", array(report.zoneChanges(), change -> new Members()
                        .with("zone", change.zone().getId())
                        .with("at", change.at())
                        .with("offsetBefore", change.before().getId())
                        .with("offsetAfter", change.after().getId())
                        .build()))
                .with("load", array(report.load().stream().limit(MOST_EVENTS).toList(), load -> new Members()
                        .with("minute", load.minute())
                        .with("nas", load.nas())
                        .with("operations", load.operations())
                        .build()))
                .with("warnings", array(report.warnings(), warning -> new Members()
                        .with("code", warning.kind())
                        .with("entry", warning.entry())
                        .with("at", warning.at())
                        .with("detail", warning.detail())
                        .build()))
                .build();
    }

    private static Alike alike(Happening each) {
        return new Alike(
                each.time().toString(),
                each.at().toString(),
                each.deed().name(),
                each.outcome().name(),
                each.cause(),
                each.service(),
                each.detail());
    }

    private JsonObject event(List<Happening> alike, RehearsalReport report) {
        Happening first = alike.get(0);
        UUID cause = first.cause();
        ZoneId zone = cause == null ? server : report.zones().getOrDefault(cause, server);
        JsonArrayBuilder subscribers = Json.createArrayBuilder();
        int count = 0;
        for (Happening each : alike) {
            String subscriber = each.subscriber();
            if (subscriber != null && count++ < MOST_NAMES) {
                subscribers.add(login.apply(subscriber));
            }
        }
        return new Members()
                .with("time", first.time())
                .with("local", first.time().atZone(zone).toOffsetDateTime().toString())
                .with("zone", zone.getId())
                .with("workFrom", first.at())
                .with("what", first.deed())
                .with("outcome", first.outcome())
                .with("service", first.service())
                .with("entry", cause)
                .with("schedule", cause == null ? null : schedules.get(cause))
                .with("count", count)
                .with("subscribers", subscribers.build())
                .with("detail", first.detail().isEmpty() ? null : first.detail())
                .build();
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonValue> each) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        all.forEach(one -> array.add(each.apply(one)));
        return array.build();
    }
}
