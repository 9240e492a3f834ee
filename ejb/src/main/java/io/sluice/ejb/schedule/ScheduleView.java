package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Members;
import io.sluice.schedule.ServiceSchedule;
import jakarta.json.JsonObject;

/**
 * A schedule as people see it.
 *
 * @param owner as it is written, like {@code retailers/isp1}
 */
public record ScheduleView(long id, String owner, ServiceSchedule schedule, int version) {

    /** As the interface and the audit trail show it; sent back, it says the same. */
    public JsonObject json() {
        Members members = new Members().with("id", id).with("owner", owner);
        ScheduleWriting.write(schedule).build().forEach(members::with);
        return members.build();
    }
}
