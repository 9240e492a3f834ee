package io.sluice.schedule;

/** One state, with whose it is. */
public record ScheduledState(ServiceSchedule schedule, StateTimes times) {

    public StateWindows state() {
        return times.state();
    }

    public ScheduleOwner owner() {
        return schedule.owner();
    }

    /** What people call it. */
    public String title() {
        return owner() + " " + schedule.name() + " " + state().title();
    }
}
