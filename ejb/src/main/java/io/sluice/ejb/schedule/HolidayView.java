package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Members;
import io.sluice.schedule.HolidayCalendar;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** A holiday calendar as people see it. */
public record HolidayView(HolidayCalendar calendar, int version) {

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        JsonArrayBuilder days = Json.createArrayBuilder();
        calendar.days()
                .forEach((day, title) -> days.add(
                        Json.createObjectBuilder().add("date", day.toString()).add("title", title)));
        return new Members()
                .with("name", calendar.name())
                .with("days", days.build())
                .build();
    }
}
