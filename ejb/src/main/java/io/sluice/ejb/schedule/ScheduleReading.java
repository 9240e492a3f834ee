package io.sluice.ejb.schedule;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.ActivationAttributes;
import io.sluice.schedule.EventTime;
import io.sluice.schedule.Exclusion;
import io.sluice.schedule.FieldValues;
import io.sluice.schedule.ScheduleAction;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StateMode;
import io.sluice.schedule.StateWindows;
import io.sluice.schedule.TimeField;
import io.sluice.schedule.TimeFields;
import io.sluice.service.ServiceLimits;
import io.sluice.service.TimeLimit;
import io.sluice.service.VolumeLimit;
import io.sluice.subscriber.draft.Objections;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule read from JSON, as it is sent and as it is kept. */
final class ScheduleReading {

    private static final int MOST_ENTRIES = 500;
    private static final int MOST_EXCLUSIONS = 100;
    private static final int MOST_ACTIONS = 50;
    private static final int MOST_NAMES = 50;
    private static final int SHORT = 64;
    private static final int LONG = 256;

    private final JsonMembers schedule;
    private final ScheduleOwner owner;

    private ScheduleReading(JsonMembers schedule, ScheduleOwner owner) {
        this.schedule = schedule;
        this.owner = owner;
    }

    /**
     * Reads a schedule.
     *
     * @param owner whose it is, as it was found out from the member of this name
     * @return empty if anything was objected to
     */
    static Optional<ServiceSchedule> read(JsonObject json, ScheduleOwner owner, Objections against) {
        JsonMembers members = new JsonMembers(json, against);
        members.ignore("id", "owner", "warnings");
        Optional<ServiceSchedule> read = new ScheduleReading(members, owner).schedule();
        members.requireNoOthers();
        return against.isEmpty() ? read : Optional.empty();
    }

    private Optional<ServiceSchedule> schedule() {
        String name = schedule.required("name", SHORT);
        String description = schedule.text("description", LONG).orElse(null);
        boolean enabled = schedule.flag("enabled", true);
        List<ScheduleEntry> entries = new ArrayList<>();
        for (JsonMembers entry : schedule.objects("entries", MOST_ENTRIES)) {
            entry(entry, name).ifPresent(entries::add);
        }
        List<StateWindows> states = new ArrayList<>();
        for (JsonMembers state : schedule.objects("states", MOST_ENTRIES)) {
            state(state, name).ifPresent(states::add);
        }
        return JsonMembers.tried(
                schedule.against(), () -> new ServiceSchedule(name, description, owner, enabled, entries, states));
    }

    private Optional<ScheduleEntry> entry(JsonMembers entry, String name) {
        UUID id = entry.made("id", SHORT, UUID::fromString).orElse(null);
        String label = entry.text("label", LONG).orElse(null);
        LocalDate start = entry.made("startDate", SHORT, LocalDate::parse).orElse(null);
        EventTime from = event(entry, "from");
        EventTime to = event(entry, "to");
        List<Exclusion> exclusions = exclusions(entry);
        List<String> holidays = entry.texts("holidays", MOST_NAMES);
        List<ScheduleAction> actions = new ArrayList<>();
        for (JsonMembers action : entry.objects("actions", MOST_ACTIONS)) {
            action(action).ifPresent(actions::add);
        }
        return JsonMembers.tried(entry.against(), () -> {
            String words = "" + label + start + from + to + exclusions + holidays + actions;
            return new ScheduleEntry(
                    idOr(id, name, words), label, start, from, to, exclusions, new HashSet<>(holidays), actions);
        });
    }

    /** What is sent without an id gets the same one each time it says the same. */
    private UUID idOr(@Nullable UUID id, String name, String words) {
        return id != null
                ? id
                : UUID.nameUUIDFromBytes((owner + "/" + name + "/" + words).getBytes(StandardCharsets.UTF_8));
    }

    private static EventTime event(JsonMembers entry, String member) {
        Optional<JsonMembers> time = entry.object(member);
        if (time.isEmpty()) {
            return EventTime.ANY;
        }
        TimeFields fields = fields(time.get());
        Duration effective =
                time.get().made("effective", SHORT, Duration::parse).orElse(Duration.ZERO);
        Integer weeks =
                time.get().made("weeklyRecurFreq", SHORT, Integer::valueOf).orElse(null);
        return JsonMembers.tried(time.get().against(), () -> new EventTime(fields, effective, weeks))
                .orElse(EventTime.ANY);
    }

    private static TimeFields fields(JsonMembers time) {
        Map<TimeField, FieldValues> chosen = new EnumMap<>(TimeField.class);
        for (TimeField field : TimeField.values()) {
            time.made(field.member(), LONG, text -> FieldValues.parse(field, text))
                    .ifPresent(values -> chosen.put(field, values));
        }
        ZoneId zone = time.made("timeZone", SHORT, TimeFields::zone).orElse(null);
        return new TimeFields(chosen, zone);
    }

    private static List<Exclusion> exclusions(JsonMembers owner) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (JsonMembers exclusion : owner.objects("except", MOST_EXCLUSIONS)) {
            exclusions.add(new Exclusion(
                    exclusion.text("label", LONG).orElse(null), side(exclusion, "from"), side(exclusion, "to")));
        }
        return exclusions;
    }

    private static TimeFields side(JsonMembers span, String member) {
        return span.object(member).map(ScheduleReading::fields).orElse(TimeFields.ANY);
    }

    private static Optional<ScheduleAction> action(JsonMembers action) {
        String word = action.required("type", SHORT);
        Optional<ActionType> type = ActionType.ofWord(word);
        if (type.isEmpty() && !word.isEmpty()) {
            action.against().at("type").add("activate, deactivate, deny or deny-deactivate is expected");
        }
        String service = action.required("service", SHORT);
        ActivationAttributes attributes = attributes(action);
        boolean atEnd = action.flag("deactivateAtEnd", false);
        return type.flatMap(each ->
                JsonMembers.tried(action.against(), () -> new ScheduleAction(each, service, attributes, atEnd)));
    }

    private static ActivationAttributes attributes(JsonMembers of) {
        String sessionName = of.text("sessionName", SHORT).orElse(null);
        Map<String, String> substitutions = new HashMap<>();
        of.object("substitutions").ifPresent(texts -> {
            for (String parameter : texts.names()) {
                texts.text(parameter, 128).ifPresent(text -> substitutions.put(parameter, text));
            }
        });
        Duration idle = of.made("idleTimeout", SHORT, Duration::parse).orElse(null);
        Long timeout = of.made("sessionTimeout", SHORT, text -> (long)
                        new TimeLimit(Math.toIntExact(Duration.parse(text).toSeconds())).seconds())
                .orElse(null);
        Long volume = of.made("volumeMb", SHORT, text -> (long) new VolumeLimit(Integer.parseInt(text)).megabytes())
                .orElse(null);
        return JsonMembers.tried(
                        of.against(),
                        () -> new ActivationAttributes(
                                sessionName, substitutions, idle, new ServiceLimits(timeout, volume, null, null)))
                .orElse(ActivationAttributes.NONE);
    }

    private Optional<StateWindows> state(JsonMembers state, String name) {
        UUID id = state.made("id", SHORT, UUID::fromString).orElse(null);
        String label = state.text("label", LONG).orElse(null);
        String service = state.required("service", SHORT);
        String word = state.required("mode", SHORT);
        List<StateWindows.Window> windows = new ArrayList<>();
        for (JsonMembers window : state.objects("windows", MOST_ENTRIES)) {
            windows.add(new StateWindows.Window(side(window, "from"), side(window, "to")));
        }
        List<Exclusion> exclusions = exclusions(state);
        List<String> holidays = state.texts("holidays", MOST_NAMES);
        ActivationAttributes attributes = attributes(state);
        if (!word.equals("ACTIVE") && !word.equals("AVAILABLE")) {
            state.against().at("mode").add("ACTIVE or AVAILABLE is expected");
            return Optional.empty();
        }
        return JsonMembers.tried(state.against(), () -> {
            StateMode mode = StateMode.valueOf(word);
            String words = "" + label + service + mode + windows + exclusions + holidays + attributes;
            return new StateWindows(
                    idOr(id, name, words),
                    label,
                    service,
                    mode,
                    windows,
                    exclusions,
                    new HashSet<>(holidays),
                    attributes);
        });
    }
}
