package io.sluice.schedule.check;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.Enrolment;
import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.Moment;
import io.sluice.schedule.ScheduleAction;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.check.Finding.Check;
import io.sluice.schedule.check.Surroundings.ServiceTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether the entries of a schedule stand in each other's way within a year from now (V5 and what has no number). */
final class EventRule {

    private static final int MOST_OCCURRENCES = 400;

    private final Surroundings surroundings;
    private final List<EntryTimes> entries;

    /** @param entries those whose times can be calculated with */
    EventRule(Surroundings surroundings, List<EntryTimes> entries) {
        this.surroundings = surroundings;
        this.entries = entries;
    }

    void check(EntryTimes times, ScheduleAction action, Findings findings) {
        if (action.type() == ActionType.ACTIVATE) {
            denied(times, action.service(), findings);
            contradicted(times, action.service(), findings);
            refusedByGroup(times, action.service(), findings);
        }
    }

    private void denied(EntryTimes times, String service, Findings findings) {
        List<EntryTimes> denials = others(service, action -> action.type().denies());
        Duration preparation = surroundings.settings().preparationOf(times.entry());
        for (Instant at : occurrences(times)) {
            for (EntryTimes denial : denials) {
                boolean atTime = denial.denial().at(at);
                if (atTime || denial.denial().at(at.minus(preparation))) {
                    findings.at("type")
                            .add(
                                    Check.DENIAL_MEETS_ACTIVATION,
                                    "the entry " + denial.entry().title() + " still denies " + service
                                            + (atTime
                                                    ? " at " + at
                                                    : " at " + at.minus(preparation) + ", when the activation at " + at
                                                            + " is prepared"),
                                    atTime
                                            ? "end the denial before the activation"
                                            : "end the denial " + preparation.toMinutes()
                                                    + " min before the activation, or set the preparation time to 0");
                    return;
                }
            }
        }
    }

    private void contradicted(EntryTimes times, String service, Findings findings) {
        for (EntryTimes other : others(service, action -> action.type() == ActionType.DEACTIVATE)) {
            occurrences(times).stream().filter(other::happensAt).findFirst().ifPresent(at -> findings.at("type")
                    .add(
                            Check.EVENTS_CONTRADICT,
                            "the entry " + other.entry().title() + " deactivates " + service + " at " + at
                                    + " too, and deactivating counts",
                            "let the two have different times"));
        }
    }

    /** Where members of a group do not give way, one that is activated while another is on stays off. */
    private void refusedByGroup(EntryTimes times, String service, Findings findings) {
        Optional<Enrolment.Mutex> group = rigidGroupOf(service);
        for (EntryTimes rival : entries) {
            for (ScheduleAction action : rival.entry().actions()) {
                boolean inTheWay = action.type() == ActionType.ACTIVATE
                        && !action.service().equals(service)
                        && group.isPresent()
                        && group.equals(rigidGroupOf(action.service()));
                if (inTheWay) {
                    occurrences(times).stream()
                            .filter(at -> isOn(rival, action.service(), at))
                            .findFirst()
                            .ifPresent(at -> findings.at("service")
                                    .add(
                                            Check.GROUP_DOES_NOT_GIVE_WAY,
                                            service + " is refused at " + at + ", since " + action.service()
                                                    + " is active and does not give way",
                                            "deactivate " + action.service()
                                                    + " before, or let the members of the group give way"));
                }
            }
        }
    }

    private boolean isOn(EntryTimes activation, String service, Instant at) {
        Optional<Instant> on = activation.from().atOrBefore(at).map(Moment::at);
        if (on.isEmpty()) {
            return false;
        }
        return others(service, action -> action.type() == ActionType.DEACTIVATE).stream()
                .flatMap(each -> each.from().atOrBefore(at).stream())
                .noneMatch(off -> off.at().isAfter(on.get()));
    }

    private Optional<Enrolment.Mutex> rigidGroupOf(String service) {
        return surroundings.traitsOf(service).map(ServiceTraits::mutex).filter(mutex -> !mutex.othersGiveWay());
    }

    private List<EntryTimes> others(String service, Predicate<ScheduleAction> chosen) {
        return entries.stream()
                .filter(each -> actionOn(each.entry(), service).filter(chosen).isPresent())
                .toList();
    }

    private static Optional<ScheduleAction> actionOn(ScheduleEntry entry, String service) {
        return entry.actions().stream()
                .filter(action -> action.service().equals(service))
                .findFirst();
    }

    private List<Instant> occurrences(EntryTimes times) {
        Instant now = surroundings.now();
        return times.from().between(now, now.plus(Duration.ofDays(366))).stream()
                .map(Moment::at)
                .filter(at -> !times.exclusions().exclude(at))
                .limit(MOST_OCCURRENCES)
                .toList();
    }
}
