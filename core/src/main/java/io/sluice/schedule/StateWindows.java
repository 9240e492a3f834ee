package io.sluice.schedule;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which windows a service is on. Not events: wherever the network differs from it, it is made to agree, and subscribers
 * cannot override it.
 *
 * @param id its key for ever, also when it is imported again
 * @param windows the last minute of each belongs to it
 * @param exclusions when the windows are not open
 * @param holidays names of the calendars on whose days the windows are not open
 * @param attributes how the service is started, in mode ACTIVE
 */
public record StateWindows(
        UUID id,
        @Nullable String label,
        String service,
        StateMode mode,
        List<Window> windows,
        List<Exclusion> exclusions,
        Set<String> holidays,
        ActivationAttributes attributes) {

    /** From a time to another; stars count as in exclusions, and the minute of {@code to} is included. */
    public record Window(TimeFields from, TimeFields to) {}

    public StateWindows {
        windows = List.copyOf(windows);
        exclusions = List.copyOf(exclusions);
        holidays = Set.copyOf(holidays);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("windows: a state has at least one window");
        }
        if (service.isBlank()) {
            throw new IllegalArgumentException("service: a state names a service");
        }
        if (mode == StateMode.AVAILABLE && !attributes.equals(ActivationAttributes.NONE)) {
            throw new IllegalArgumentException("mode: only ACTIVE has substitutions and limits, not AVAILABLE");
        }
    }

    /** What people call it. */
    public String title() {
        return label == null ? id.toString() : label;
    }
}
