package io.sluice.schedule.rehearsal;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What would happen.
 *
 * @param happenings in the order of their times; what lost or was left out is there too, with the reason
 * @param zones by which clocks each entry goes, by its id
 * @param zoneChanges where the clocks of these zones are changed
 * @param load by minute and NAS, where there is any
 */
public record RehearsalReport(
        List<Happening> happenings,
        Map<UUID, ZoneId> zones,
        List<ZoneChange> zoneChanges,
        List<MinuteLoad> load,
        List<RehearsalWarning> warnings) {

    public RehearsalReport {
        happenings = List.copyOf(happenings);
        zones = Map.copyOf(zones);
        zoneChanges = List.copyOf(zoneChanges);
        load = List.copyOf(load);
        warnings = List.copyOf(warnings);
    }
}
