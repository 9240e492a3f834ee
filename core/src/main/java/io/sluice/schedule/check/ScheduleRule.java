package io.sluice.schedule.check;

import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.ScheduleAction;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StateTimes;
import io.sluice.schedule.StateWindows;
import io.sluice.schedule.check.Finding.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is to be said of a schedule before it is stored; an error among it, and it is not. */
public final class ScheduleRule {

    private final Surroundings surroundings;
    private final ServiceSchedule schedule;
    private final TimeRule times;
    private final ServiceRule services;

    private ScheduleRule(Surroundings surroundings, ServiceSchedule schedule) {
        this.surroundings = surroundings;
        this.schedule = schedule;
        this.times = new TimeRule(surroundings);
        this.services = new ServiceRule(surroundings, schedule);
    }

    public static List<Finding> check(ServiceSchedule schedule, Surroundings surroundings) {
        Findings findings = new Findings();
        ScheduleRule rule = new ScheduleRule(surroundings, schedule);
        rule.entries(findings.at("entries"));
        rule.states(findings.at("states"));
        return findings.found();
    }

    private void entries(Findings findings) {
        Map<Integer, EntryTimes> sound = new HashMap<>();
        for (int i = 0; i < schedule.entries().size(); i++) {
            ScheduleEntry entry = schedule.entries().get(i);
            EntryTimes compiled = new EntryTimes(entry, surroundings.server(), surroundings.calendars());
            holidays(entry.holidays(), findings.at(i));
            if (times.check(entry, compiled, findings.at(i))) {
                sound.put(i, compiled);
                times.effectivePeriod(compiled, findings.at(i));
                if (entry.denies()) {
                    times.lengths(compiled.denial(), findings.at(i));
                }
            }
        }
        EventRule events = new EventRule(surroundings, new ArrayList<>(sound.values()));
        for (int i = 0; i < schedule.entries().size(); i++) {
            entry(schedule.entries().get(i), sound.get(i), events, findings.at(i));
        }
    }

    private void entry(ScheduleEntry entry, @Nullable EntryTimes sound, EventRule events, Findings findings) {
        withoutEffect(entry, findings);
        for (int i = 0; i < entry.actions().size(); i++) {
            ScheduleAction action = entry.actions().get(i);
            Findings here = findings.at("actions").at(i);
            services.check(action.service(), action.type().denies(), here);
            if (sound != null) {
                events.check(sound, action, here);
            }
            effectiveAtLogin(entry, action, here);
        }
    }

    private void effectiveAtLogin(ScheduleEntry entry, ScheduleAction action, Findings here) {
        boolean effective = !entry.from().effective().isZero()
                && schedule.owner().kind().honoursEffectivePeriods()
                && !action.type().denies();
        if (effective && surroundings.startsOnLogin(action.service(), schedule.owner())) {
            here.at("service")
                    .add(
                            Check.EFFECTIVE_PERIOD_AND_LOGIN,
                            "logins start " + action.service() + " anyway, so the effective period adds nothing",
                            "leave out the effective period, or let the subscriptions be activated by hand");
        }
    }

    private void withoutEffect(ScheduleEntry entry, Findings findings) {
        if (!entry.denies() && !entry.to().fields().isAny()) {
            findings.at("to").add(Check.WITHOUT_EFFECT, "to counts for denials only", "leave it out");
        }
        if (!entry.to().effective().isZero()) {
            findings.at("to").at("effective").add(Check.WITHOUT_EFFECT, "counts in from only", "leave it out");
        }
        if (!entry.from().effective().isZero() && !schedule.owner().kind().honoursEffectivePeriods()) {
            findings.at("from")
                    .at("effective")
                    .add(
                            Check.WITHOUT_EFFECT,
                            "effective periods do not count for " + schedule.owner(),
                            "give the schedule to a retailer, enterprise, site or subscriber");
        }
    }

    private void holidays(Set<String> names, Findings findings) {
        for (String name : names) {
            if (surroundings.calendars().named(name).isEmpty()) {
                findings.at("holidays")
                        .add(
                                Check.HOLIDAYS_UNKNOWN,
                                "there is no holiday calendar " + name,
                                "create it, or correct the name");
            }
        }
    }

    private void states(Findings findings) {
        for (int i = 0; i < schedule.states().size(); i++) {
            StateWindows state = schedule.states().get(i);
            Findings here = findings.at(i);
            holidays(state.holidays(), here);
            services.check(state.service(), false, here);
            if (windows(state, here)) {
                StateTimes compiled = new StateTimes(state, surroundings.server(), surroundings.calendars());
                times.lengths(compiled.open(), here);
            }
        }
    }

    private boolean windows(StateWindows state, Findings here) {
        boolean sound = true;
        for (int i = 0; i < state.exclusions().size(); i++) {
            sound &=
                    times.exclusion(state.exclusions().get(i), here.at("except").at(i));
        }
        for (int i = 0; i < state.windows().size(); i++) {
            StateWindows.Window window = state.windows().get(i);
            Findings place = here.at("windows").at(i);
            sound &= times.inReach(window.from(), place.at("from"));
            sound &= times.inReach(window.to(), place.at("to"));
            times.zone(window.from(), place.at("from"));
            if (!StateTimes.everOpens(window, surroundings.server())) {
                place.add(Check.TIME_IMPOSSIBLE, "this window never opens", "let to come after from");
                sound = false;
            }
        }
        return sound;
    }
}
