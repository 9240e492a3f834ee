package io.sluice.schedule.rehearsal;

import io.sluice.schedule.Enrolment;
import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.Moment;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ScheduledAction;
import io.sluice.schedule.rehearsal.RehearsalWarning.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Runs schedules over a range for lines that are logged in all the time, beginning with what their logins start.
 *
 * @param lines new ones; they are changed
 * @param from the first time that counts
 * @param before the first that does not any more
 */
public record Rehearsal(
        ScheduleBook book, ScheduleSettings settings, Collection<VirtualLine> lines, Instant from, Instant before) {

    public Rehearsal {
        if (!from.isBefore(before)) {
            throw new IllegalArgumentException("from: a rehearsal begins before it ends");
        }
    }

    public RehearsalReport run() {
        Diary diary = new Diary();
        Instant start = from.minus(settings.preparationTime());
        VirtualClockwork clockwork = new VirtualClockwork(book, settings, lines, diary, start);
        for (VirtualLine line : lines) {
            line.enrolments().stream().findFirst().ifPresent(first -> clockwork.login(first.subscriber(), start));
        }
        clockwork.advanceTo(settings.giveUpAt(before));
        List<Happening> happenings = inRange(diary.happenings());
        Map<UUID, ZoneId> zones = zones();
        return new RehearsalReport(
                happenings,
                zones,
                ZoneChange.between(new HashSet<>(zones.values()), from, before),
                load(happenings),
                warnings(happenings));
    }

    private List<Happening> inRange(List<Happening> all) {
        List<Happening> found = new ArrayList<>();
        for (Happening happening : all) {
            if (!happening.time().isBefore(from) && happening.time().isBefore(before)) {
                found.add(happening);
            }
        }
        found.sort(Comparator.comparing(Happening::time).thenComparing(Happening::at));
        return found;
    }

    private Map<UUID, ZoneId> zones() {
        Map<UUID, ZoneId> zones = new LinkedHashMap<>();
        book.entries().forEach(times -> zones.put(times.entry().id(), times.zone()));
        book.states()
                .forEach(state -> zones.put(state.state().id(), state.times().zone()));
        return zones;
    }

    private List<MinuteLoad> load(List<Happening> happenings) {
        Map<String, String> nases = new HashMap<>();
        for (VirtualLine line : lines) {
            line.enrolments().forEach(enrolment -> nases.put(enrolment.subscriber(), line.nas()));
        }
        MinuteLoad.Count count = new MinuteLoad.Count();
        for (Happening happening : happenings) {
            String nas = happening.subscriber() == null ? null : nases.get(happening.subscriber());
            if (nas != null
                    && happening.outcome() == Outcome.DONE
                    && happening.deed().changesNetwork()) {
                count.add(happening, nas);
            }
        }
        return count.minutes();
    }

    private List<RehearsalWarning> warnings(List<Happening> happenings) {
        List<RehearsalWarning> warnings = new ArrayList<>();
        Set<String> subscribed = new HashSet<>();
        lines.forEach(line -> line.enrolments().stream().map(Enrolment::service).forEach(subscribed::add));
        for (ScheduledAction action : book.actions()) {
            if (!subscribed.contains(action.action().service())) {
                warnings.add(new RehearsalWarning(
                        Kind.NOBODY_SUBSCRIBED,
                        action.entryId(),
                        null,
                        "nobody subscribes to " + action.action().service()));
            }
        }
        book.entries().forEach(times -> clockChanges(times, warnings));
        Set<UUID> missed = new HashSet<>();
        for (Happening happening : happenings) {
            UUID cause = happening.cause();
            if (happening.outcome() == Outcome.MISSED && cause != null && missed.add(cause)) {
                warnings.add(new RehearsalWarning(Kind.WILL_BE_MISSED, cause, happening.time(), happening.detail()));
            }
        }
        return warnings;
    }

    /** Only days on which clocks are changed are looked at. */
    private void clockChanges(EntryTimes times, List<RehearsalWarning> warnings) {
        ZoneId zone = times.zone();
        for (ZoneChange change : ZoneChange.between(Set.of(zone), from, before)) {
            long seconds =
                    Math.abs(change.after().getTotalSeconds() - change.before().getTotalSeconds());
            for (Moment moment : times.from()
                    .between(change.at().minusSeconds(seconds), change.at().plusSeconds(seconds))) {
                int offsets = zone.getRules().getValidOffsets(moment.local()).size();
                if (offsets != 1) {
                    warnings.add(new RehearsalWarning(
                            offsets == 0 ? Kind.TIME_SKIPPED_BY_CLOCK : Kind.TIME_TWICE_ON_CLOCK,
                            times.entry().id(),
                            moment.at(),
                            moment.local() + (offsets == 0 ? " does not exist in " : " comes twice in ") + zone));
                }
            }
        }
    }
}
