package io.sluice.schedule.rehearsal;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ScheduledAction;
import io.sluice.schedule.Span;
import io.sluice.schedule.rehearsal.Agenda.Rank;
import io.sluice.schedule.rehearsal.Network.Place;
import io.sluice.schedule.rehearsal.Network.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What denials do beside refusing: stop running services where they begin, be it with the preparation time, where they come
 * back into force after an exclusion, and where they end.
 */
final class DenialWork {

    private final Network network;
    private final Agenda agenda;
    private final Diary diary;
    private final ScheduleSettings settings;
    private final Consumer<Place> afterEnd;

    /** @param afterEnd told of each subscription that is no longer denied */
    DenialWork(Network network, Agenda agenda, Diary diary, ScheduleSettings settings, Consumer<Place> afterEnd) {
        this.network = network;
        this.agenda = agenda;
        this.diary = diary;
        this.settings = settings;
        this.afterEnd = afterEnd;
    }

    /**
     * Puts the span that is in force at an instant, or the next one, on the agenda.
     *
     * @param order of the action among all
     * @param earliest nothing is put before it
     */
    void begin(ScheduledAction action, int order, Instant from, Instant earliest) {
        action.times().denial().from(from).ifPresent(span -> {
            Instant preparedAt = preparedAt(action, span);
            if (preparedAt.isBefore(span.start()) && !preparedAt.isBefore(earliest)) {
                agenda.put(preparedAt, Rank.BEGIN, order, now -> stopAll(action, span.start(), now));
            }
            agenda.put(span.start(), Rank.BEGIN, order, now -> enter(action, order, span, now));
        });
    }

    /** Catches up with the end of a denial that nobody worked at, if the action threshold has not passed. */
    void catchUp(ScheduledAction action, int order, Instant workedUntil, Instant start) {
        Instant earliest = start.minus(settings.actionThreshold());
        Instant from = workedUntil.isAfter(earliest) ? workedUntil : earliest;
        Optional<Span> span = action.times().denial().from(from);
        while (span.isPresent() && !span.get().end().isAfter(start)) {
            Instant end = span.get().end();
            if (end.isAfter(from)) {
                agenda.put(end, Rank.END, order, now -> leave(action, end, now));
            }
            span = action.times().denial().from(end);
        }
    }

    private Instant preparedAt(ScheduledAction action, Span span) {
        EntryTimes times = action.times();
        boolean stops = action.action().type() == ActionType.DENY_DEACTIVATE;
        // Where an exclusion ends nothing is prepared: until then the service is free.
        return stops && times.from().occursAt(span.start())
                ? span.start().minus(settings.preparationOf(times.entry()))
                : span.start();
    }

    private void enter(ScheduledAction action, int order, Span span, Instant now) {
        write(action, span.start(), Deed.DENIAL_BEGINS, now);
        if (action.action().type() == ActionType.DENY_DEACTIVATE) {
            stopAll(action, span.start(), now);
        }
        if (span.end().isBefore(Span.FOREVER)) {
            agenda.put(span.end(), Rank.END, order, later -> leave(action, span.end(), later));
            begin(action, order, span.end(), now);
        }
    }

    private void leave(ScheduledAction action, Instant end, Instant now) {
        write(action, end, Deed.DENIAL_ENDS, now);
        if (action.action().stopsAtEnd() && !action.times().exclusions().exclude(end)) {
            stopAll(action, end, now);
        }
        network.below(action.owner(), action.action().service()).forEach(afterEnd);
    }

    private void stopAll(ScheduledAction action, Instant time, Instant now) {
        for (Place place : network.below(action.owner(), action.action().service())) {
            if (place.enrolment().authorizedBySchedule() && place.isRunning()) {
                network.deactivate(place, now, new Reason(time, Deed.STOP_BY_DENIAL, action.entryId()));
            }
        }
    }

    private void write(ScheduledAction action, Instant time, Deed deed, Instant now) {
        diary.write(new Happening(
                now,
                time,
                deed,
                Outcome.DONE,
                action.entryId(),
                null,
                null,
                action.action().service(),
                ""));
    }
}
