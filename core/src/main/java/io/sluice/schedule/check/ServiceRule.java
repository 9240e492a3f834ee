package io.sluice.schedule.check;

import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.check.Finding.Check;
import io.sluice.schedule.check.Surroundings.ServiceTraits;
import java.util.List;
import java.util.Optional;

/** Whether a service may be scheduled so, and by how many others it is (V1, V2, V6, V8, V10). */
record ServiceRule(Surroundings surroundings, ServiceSchedule schedule) {

    void check(String service, boolean denies, Findings findings) {
        Findings here = findings.at("service");
        Optional<ServiceTraits> traits = surroundings.traitsOf(service);
        if (traits.isEmpty()) {
            here.add(
                    Check.SERVICE_UNKNOWN,
                    "there is no service " + service + ", so nobody subscribes to it",
                    "create it, or correct the name");
            return;
        }
        if (traits.get().persistent()) {
            here.add(
                    Check.SERVICE_PERSISTENT,
                    "each login requires " + service + ", so it cannot follow a schedule",
                    "let the service not be required at login");
        }
        if (denies && !traits.get().authorizedBySchedule()) {
            here.add(
                    Check.SERVICE_NOT_AUTHORIZED,
                    service + " does not ask schedules, so the denial would do nothing",
                    "set the authorization of " + service + " to SCHEDULE");
        }
        others(service, here);
    }

    private void others(String service, Findings here) {
        ScheduleOwner owner = schedule.owner();
        List<ScheduleOwner> others = surroundings.othersFor(service, owner, schedule.name());
        if (others.contains(owner)) {
            here.add(
                    Check.ONE_SCHEDULE_PER_SERVICE,
                    owner + " has another schedule with rules for " + service,
                    "put all rules for " + service + " into one schedule");
        }
        others.stream()
                .filter(other -> !other.equals(owner))
                .findFirst()
                .ifPresent(other -> here.add(
                        Check.ONE_OWNER_PER_SERVICE,
                        "both " + owner + " and " + other + " have rules for " + service,
                        "keep the rules for " + service + " with one owner; until then the more specific counts, and"
                                + " denials always"));
    }
}
