package io.sluice.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When services are activated, deactivated and denied for those below an owner.
 *
 * <p>Whoever may change the owner writes it, as a whole, checked by {@code ScheduleRule}. From then on its entries act, each for
 * itself, on subscribers who are logged in and hold a subscription to a service they name; of entries that disagree, {@link Contest}
 * chooses. Changing it changes what will happen, not what has happened; disabling or deleting it leaves every service as it is.
 *
 * @param name unique within its owner
 * @param enabled whether it acts at all
 */
public record ServiceSchedule(
        String name,
        @Nullable String description,
        ScheduleOwner owner,
        boolean enabled,
        List<ScheduleEntry> entries,
        List<StateWindows> states) {

    public ServiceSchedule {
        entries = List.copyOf(entries);
        states = List.copyOf(states);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: a schedule has a name");
        }
        Set<UUID> ids = new HashSet<>();
        entries.forEach(entry -> require(ids.add(entry.id()), entry.id()));
        states.forEach(state -> require(ids.add(state.id()), state.id()));
    }

    private static void require(boolean isNew, UUID id) {
        if (!isNew) {
            throw new IllegalArgumentException("entries: the id " + id + " is there twice");
        }
    }

    /** One that acts, without states. */
    public static ServiceSchedule of(String name, ScheduleOwner owner, ScheduleEntry... entries) {
        return new ServiceSchedule(name, null, owner, true, List.of(entries), List.of());
    }

    /** Names of the services that it has rules for. */
    public Set<String> services() {
        Set<String> services = new HashSet<>();
        entries.forEach(entry -> entry.actions().forEach(action -> services.add(action.service())));
        states.forEach(state -> services.add(state.service()));
        return services;
    }

    /** Names of the holiday calendars that it observes. */
    public Set<String> holidays() {
        Set<String> names = new HashSet<>();
        entries.forEach(entry -> names.addAll(entry.holidays()));
        states.forEach(state -> names.addAll(state.holidays()));
        return names;
    }
}
