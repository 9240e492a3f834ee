package io.sluice.schedule.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The clocks of a zone are changed. */
public record ZoneChange(ZoneId zone, Instant at, ZoneOffset before, ZoneOffset after) {

    /** All of some zones in a range, in order. */
    static List<ZoneChange> between(Collection<ZoneId> zones, Instant from, Instant before) {
        List<ZoneChange> changes = new ArrayList<>();
        for (ZoneId zone : zones) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(from.minusNanos(1));
            while (next != null && next.getInstant().isBefore(before)) {
                changes.add(new ZoneChange(zone, next.getInstant(), next.getOffsetBefore(), next.getOffsetAfter()));
                next = zone.getRules().nextTransition(next.getInstant());
            }
        }
        changes.sort(Comparator.comparing(ZoneChange::at)
                .thenComparing(change -> change.zone().getId()));
        return changes;
    }
}
