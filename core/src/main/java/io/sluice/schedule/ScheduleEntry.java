package io.sluice.schedule;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a schedule.
 *
 * @param id its key for ever, also when it is imported again
 * @param label for people, may be absent
 * @param startDate before it nothing occurs, and weeks are counted from it; null for always
 * @param from when events happen and denials begin; nothing but stars for a denial that always was
 * @param to the last minute of a denial, nothing but stars for one that never ends; counts for denials only
 * @param holidays names of the calendars on whose days it does not act
 */
public record ScheduleEntry(
        UUID id,
        @Nullable String label,
        @Nullable LocalDate startDate,
        EventTime from,
        EventTime to,
        List<Exclusion> exclusions,
        Set<String> holidays,
        List<ScheduleAction> actions) {

    public ScheduleEntry {
        exclusions = List.copyOf(exclusions);
        holidays = Set.copyOf(holidays);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("actions: an entry does something");
        }
        Set<String> services = new HashSet<>();
        for (ScheduleAction action : actions) {
            if (!services.add(action.service())) {
                throw new IllegalArgumentException(
                        "actions: one entry does one thing to a service, and " + action.service() + " is there twice");
            }
        }
    }

    /** Whether it acts at an instant; an entry may act and deny other services in one. */
    public boolean acts() {
        return actions.stream().anyMatch(action -> !action.type().denies());
    }

    /** Whether it refuses activations of some service. */
    public boolean denies() {
        return actions.stream().anyMatch(action -> action.type().denies());
    }

    /** Whether it does nothing but stop services. */
    public boolean onlyDeactivates() {
        return actions.stream().allMatch(action -> action.type() == ActionType.DEACTIVATE);
    }

    /** What people call it. */
    public String title() {
        return label == null ? id.toString() : label;
    }
}
