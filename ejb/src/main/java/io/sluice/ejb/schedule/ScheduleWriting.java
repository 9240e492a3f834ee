package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Members;
import io.sluice.schedule.ActivationAttributes;
import io.sluice.schedule.EventTime;
import io.sluice.schedule.Exclusion;
import io.sluice.schedule.ScheduleAction;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StateWindows;
import io.sluice.schedule.TimeField;
import io.sluice.schedule.TimeFields;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A schedule as JSON; {@link ScheduleReading} reads the same again. */
final class ScheduleWriting {

    private ScheduleWriting() {}

    /** All but id and owner. */
    static Members write(ServiceSchedule schedule) {
        return new Members()
                .with("name", schedule.name())
                .with("description", schedule.description())
                .with("enabled", schedule.enabled())
                .with("entries", array(schedule.entries(), ScheduleWriting::entry))
                .with("states", schedule.states().isEmpty() ? null : array(schedule.states(), ScheduleWriting::state));
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonValue> each) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        all.forEach(one -> array.add(each.apply(one)));
        return array.build();
    }

    private static JsonObject entry(ScheduleEntry entry) {
        Members members = new Members()
                .with("id", entry.id())
                .with("label", entry.label())
                .with(
                        "startDate",
                        entry.startDate() == null ? null : entry.startDate().toString())
                .with("from", event(entry.from()))
                .with("to", event(entry.to()))
                .with("except", exclusions(entry.exclusions()));
        if (!entry.holidays().isEmpty()) {
            members.with("holidays", entry.holidays());
        }
        return members.with("actions", array(entry.actions(), ScheduleWriting::action))
                .build();
    }

    private static @Nullable JsonObject event(EventTime time) {
        if (time.equals(EventTime.ANY)) {
            return null;
        }
        JsonObjectBuilder fields = fields(time.fields());
        if (!time.effective().isZero()) {
            fields.add("effective", time.effective().toString());
        }
        Integer weeks = time.everyWeeks();
        if (weeks != null) {
            fields.add("weeklyRecurFreq", weeks);
        }
        return fields.build();
    }

    private static JsonObjectBuilder fields(TimeFields time) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        for (TimeField field : TimeField.values()) {
            if (!time.of(field).isAny()) {
                fields.add(field.member(), time.of(field).toString());
            }
        }
        if (time.zone() != null) {
            fields.add("timeZone", time.zone().getId());
        }
        return fields;
    }

    private static @Nullable JsonArray exclusions(List<Exclusion> exclusions) {
        return exclusions.isEmpty()
                ? null
                : array(exclusions, exclusion -> new Members()
                        .with("label", exclusion.label())
                        .with("from", fields(exclusion.from()).build())
                        .with("to", fields(exclusion.to()).build())
                        .build());
    }

    private static JsonObject action(ScheduleAction action) {
        Members members = new Members().with("type", action.type().word()).with("service", action.service());
        if (action.stopsAtEnd()) {
            members.with("deactivateAtEnd", true);
        }
        return attributes(members, action.attributes()).build();
    }

    private static Members attributes(Members members, ActivationAttributes attributes) {
        if (!attributes.substitutions().isEmpty()) {
            JsonObjectBuilder texts = Json.createObjectBuilder();
            new TreeMap<>(attributes.substitutions()).forEach(texts::add);
            members.with("substitutions", texts.build());
        }
        return members.with("sessionName", attributes.sessionName())
                .withSeconds("sessionTimeout", attributes.limits().timeoutSeconds())
                .with(
                        "idleTimeout",
                        attributes.idleTimeout() == null
                                ? null
                                : attributes.idleTimeout().toString())
                .with("volumeMb", attributes.limits().volumeMegabytes());
    }

    private static JsonObject state(StateWindows state) {
        Members members = new Members()
                .with("id", state.id())
                .with("label", state.label())
                .with("service", state.service())
                .with("mode", state.mode())
                .with("windows", array(state.windows(), window -> new Members()
                        .with("from", fields(window.from()).build())
                        .with("to", fields(window.to()).build())
                        .build()))
                .with("except", exclusions(state.exclusions()));
        if (!state.holidays().isEmpty()) {
            members.with("holidays", state.holidays());
        }
        return attributes(members, state.attributes()).build();
    }
}
