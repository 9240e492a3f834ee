package io.sluice.schedule;

import java.util.UUID;

/**
 * One action of one entry, with whose it is.
 *
 * @param index place of the action in its entry
 */
public record ScheduledAction(ServiceSchedule schedule, EntryTimes times, int index) {

    public ScheduleAction action() {
        return times.entry().actions().get(index);
    }

    public ScheduleOwner owner() {
        return schedule.owner();
    }

    public UUID entryId() {
        return times.entry().id();
    }

    /** What people call it. */
    public String title() {
        return owner() + " " + schedule.name() + " " + times.entry().title();
    }
}
