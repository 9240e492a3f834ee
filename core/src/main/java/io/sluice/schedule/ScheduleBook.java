package io.sluice.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The enabled schedules, by owner and service, with their times worked out from the rules of the zones as they are now. */
public final class ScheduleBook {

    private record Place(ScheduleOwner owner, String service) {}

    private final Map<Place, List<ScheduledAction>> actions = new LinkedHashMap<>();
    private final Map<Place, List<ScheduledState>> states = new LinkedHashMap<>();
    private final List<EntryTimes> entries = new ArrayList<>();

    /** @param server the zone of times that name none */
    public ScheduleBook(Collection<ServiceSchedule> schedules, ZoneId server, HolidayCalendars calendars) {
        for (ServiceSchedule schedule : schedules) {
            if (schedule.enabled()) {
                schedule.entries().forEach(entry -> add(schedule, new EntryTimes(entry, server, calendars)));
                schedule.states().forEach(state -> add(schedule, new StateTimes(state, server, calendars)));
            }
        }
    }

    private void add(ServiceSchedule schedule, EntryTimes times) {
        entries.add(times);
        List<ScheduleAction> all = times.entry().actions();
        for (int i = 0; i < all.size(); i++) {
            actions.computeIfAbsent(new Place(schedule.owner(), all.get(i).service()), place -> new ArrayList<>())
                    .add(new ScheduledAction(schedule, times, i));
        }
    }

    private void add(ServiceSchedule schedule, StateTimes times) {
        states.computeIfAbsent(new Place(schedule.owner(), times.state().service()), place -> new ArrayList<>())
                .add(new ScheduledState(schedule, times));
    }

    /** All entries, in the order of their schedules. */
    public List<EntryTimes> entries() {
        return List.copyOf(entries);
    }

    /** All actions, those of an owner on a service together. */
    public List<ScheduledAction> actions() {
        return actions.values().stream().flatMap(List::stream).toList();
    }

    public List<ScheduledState> states() {
        return states.values().stream().flatMap(List::stream).toList();
    }

    /** What applies to a subscription, the most specific owner's first. */
    public List<ScheduledAction> actionsFor(Enrolment enrolment) {
        return enrolment.owners().stream()
                .flatMap(owner -> actions.getOrDefault(new Place(owner, enrolment.service()), List.of()).stream())
                .toList();
    }

    /** What applies to a subscription, the most specific owner's first. */
    public List<ScheduledState> statesFor(Enrolment enrolment) {
        return enrolment.owners().stream()
                .flatMap(owner -> states.getOrDefault(new Place(owner, enrolment.service()), List.of()).stream())
                .toList();
    }

    /** What decides whether a subscription may be activated. */
    public AuthorizationRule authorizationOf(Enrolment enrolment) {
        List<ScheduledAction> denials = enrolment.authorizedBySchedule()
                ? actionsFor(enrolment).stream()
                        .filter(each -> each.action().type().denies())
                        .toList()
                : List.of();
        return new AuthorizationRule(denials, statesFor(enrolment));
    }
}
