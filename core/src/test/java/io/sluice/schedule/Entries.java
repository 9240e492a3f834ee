package io.sluice.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries of schedules as a sentence: {@code activate("gold").at("hour=8").effective("PT2H")}. */
public final class Entries {

    private final List<ScheduleAction> actions = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final Set<String> holidays = new HashSet<>();
    private EventTime from = EventTime.ANY;
    private EventTime to = EventTime.ANY;
    private @Nullable LocalDate start;

    private Entries(ActionType type, String service) {
        actions.add(ScheduleAction.of(type, service));
    }

    public static Entries activate(String service) {
        return new Entries(ActionType.ACTIVATE, service);
    }

    public static Entries deactivate(String service) {
        return new Entries(ActionType.DEACTIVATE, service);
    }

    public static Entries deny(String service) {
        return new Entries(ActionType.DENY, service);
    }

    public static Entries denyAndDeactivate(String service) {
        return new Entries(ActionType.DENY_DEACTIVATE, service);
    }

    public Entries andDeactivate(String service) {
        actions.add(ScheduleAction.of(ActionType.DEACTIVATE, service));
        return this;
    }

    /** The denial also stops the service where it ends. */
    public Entries stoppingAtEnd() {
        ScheduleAction action = actions.remove(0);
        actions.add(0, new ScheduleAction(action.type(), action.service(), action.attributes(), true));
        return this;
    }

    public Entries at(String time) {
        from = EventTime.of(TimeFields.parse(time));
        return this;
    }

    public Entries until(String time) {
        to = EventTime.of(TimeFields.parse(time));
        return this;
    }

    public Entries effective(String period) {
        from = from.effective(Duration.parse(period));
        return this;
    }

    public Entries everyWeeks(int weeks, String start) {
        from = from.everyWeeks(weeks);
        return startingOn(start);
    }

    public Entries startingOn(String date) {
        start = LocalDate.parse(date);
        return this;
    }

    public Entries except(String first, String last) {
        exclusions.add(new Exclusion(null, TimeFields.parse(first), TimeFields.parse(last)));
        return this;
    }

    public Entries exceptHolidays(String calendar) {
        holidays.add(calendar);
        return this;
    }

    /** A time as it comes back from where its text was kept. */
    public static EventTime reread(EventTime time) {
        return new EventTime(TimeFields.parse(time.fields().toString()), time.effective(), time.everyWeeks());
    }

    /** The same sentence has the same id. */
    public ScheduleEntry entry() {
        String words = actions + " " + from + " " + to + " " + start + " " + exclusions + " " + holidays;
        return new ScheduleEntry(
                UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)),
                null,
                start,
                from,
                to,
                exclusions,
                holidays,
                actions);
    }
}
