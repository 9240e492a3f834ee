package io.sluice.schedule.rehearsal;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.AuthorizationDecision;
import io.sluice.schedule.Contest;
import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.Moment;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ScheduledAction;
import io.sluice.schedule.rehearsal.Agenda.Rank;
import io.sluice.schedule.rehearsal.Network.Place;
import io.sluice.schedule.rehearsal.Network.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Activations and deactivations: at the preparation of each occurrence, those who are logged in become its targets; each is
 * tried until it is done or the action threshold has passed.
 */
final class EventWork {

    private final Network network;
    private final Agenda agenda;
    private final Diary diary;
    private final ScheduleSettings settings;
    private final Map<EntryTimes, Answer> answers = new HashMap<>();

    private record Answer(Instant time, boolean happens) {}

    EventWork(Network network, Agenda agenda, Diary diary, ScheduleSettings settings) {
        this.network = network;
        this.agenda = agenda;
        this.diary = diary;
        this.settings = settings;
    }

    /**
     * Puts the first occurrence on the agenda whose preparation begins after an instant.
     *
     * @param order of the entry among all
     */
    void begin(List<ScheduledAction> ofEntry, int order, Instant after) {
        EntryTimes times = ofEntry.get(0).times();
        Duration preparation = settings.preparationOf(times.entry());
        times.from()
                .atOrAfter(after.plus(preparation).plusNanos(1))
                .ifPresent(moment -> agenda.put(
                        moment.at().minus(preparation),
                        Rank.PREPARE,
                        order,
                        now -> prepare(ofEntry, order, moment, now)));
    }

    private void prepare(List<ScheduledAction> ofEntry, int order, Moment moment, Instant now) {
        EntryTimes times = ofEntry.get(0).times();
        Instant time = moment.at();
        Instant preparedAt = time.minus(settings.preparationOf(times.entry()));
        begin(ofEntry, order, preparedAt);
        Optional<String> excluded = times.exclusions().reasonAt(time);
        for (ScheduledAction action : ofEntry) {
            if (excluded.isPresent()) {
                diary.write(new Happening(
                        now,
                        time,
                        deed(action),
                        Outcome.SKIPPED_EXCLUDED,
                        action.entryId(),
                        null,
                        null,
                        action.action().service(),
                        excluded.get()));
            } else {
                fanOut(action, time, preparedAt);
                if (settings.lateLogins() && preparedAt.isBefore(time)) {
                    agenda.put(time, Rank.PREPARE, order, late -> fanOut(action, time, time));
                }
            }
        }
    }

    private void fanOut(ScheduledAction action, Instant time, Instant loggedInBy) {
        boolean stops = action.action().type() == ActionType.DEACTIVATE;
        for (Place place : network.below(action.owner(), action.action().service())) {
            if (place.enrolment().usable() && place.line().isLoggedInSince(loggedInBy)) {
                agenda.put(
                        loggedInBy,
                        stops ? Rank.STOP : Rank.START,
                        place.enrolment().activationOrder(),
                        now -> attempt(action, place, time, now));
            }
        }
    }

    private void attempt(ScheduledAction action, Place place, Instant time, Instant now) {
        Diary.Key key = new Diary.Key(
                action.entryId(),
                time,
                action.index(),
                place.enrolment().subscriber(),
                place.enrolment().name());
        if (!diary.claim(key)) {
            return;
        }
        Reason reason = new Reason(time, deed(action), action.entryId());
        Optional<String> overridden = overriddenBy(action, place, time);
        if (overridden.isPresent()) {
            network.write(place, now, reason, Outcome.OVERRIDDEN, overridden.get());
        } else {
            carryOut(action, place, reason, now);
        }
    }

    private void carryOut(ScheduledAction action, Place place, Reason reason, Instant now) {
        Instant time = reason.time();
        if (!place.line().isLoggedIn()) {
            network.write(place, now, reason, Outcome.MISSED, "not logged in any more");
        } else if (now.isAfter(settings.giveUpAt(time))) {
            network.write(place, now, reason, Outcome.MISSED, "after the action threshold");
        } else if (place.line()
                .lastEvent(place.enrolment())
                .filter(time::isBefore)
                .isPresent()) {
            network.write(place, now, reason, Outcome.OVERRIDDEN, "a later event was carried out before");
        } else if (action.action().type() == ActionType.DEACTIVATE) {
            place.line().remember(place.enrolment(), time);
            network.deactivate(place, now, reason);
        } else {
            activate(action, place, reason, now);
        }
    }

    private void activate(ScheduledAction action, Place place, Reason reason, Instant now) {
        AuthorizationDecision decision = place.authorization().at(now);
        if (decision.isAllowed()) {
            place.line().remember(place.enrolment(), reason.time());
            network.activateAllowed(place, now, reason);
            return;
        }
        network.write(place, now, reason, Outcome.DENIED, "denied by " + decision.title());
        Instant again = decision.validUntil();
        if (again != null && !again.isAfter(settings.giveUpAt(reason.time()))) {
            agenda.put(
                    again,
                    Rank.START,
                    place.enrolment().activationOrder(),
                    later -> carryOut(action, place, reason, later));
        } else {
            Instant last = settings.giveUpAt(reason.time());
            agenda.put(
                    last,
                    Rank.START,
                    place.enrolment().activationOrder(),
                    end -> network.write(place, end, reason, Outcome.MISSED, "denied by " + decision.title()));
        }
    }

    private Optional<String> overriddenBy(ScheduledAction action, Place place, Instant time) {
        if (!place.states().isEmpty()) {
            return Optional.of("the state " + place.states().get(0).title());
        }
        if (place.events().size() == 1) {
            return Optional.empty();
        }
        List<ScheduledAction> candidates = place.events().stream()
                .filter(each -> each.equals(action) || happens(each.times(), time))
                .toList();
        ScheduledAction winner = Contest.among(candidates).winner();
        return winner.equals(action) ? Optional.empty() : Optional.of(winner.title());
    }

    /** Asked of the same entry and time for one subscriber after the other. */
    private boolean happens(EntryTimes times, Instant time) {
        Answer last = answers.get(times);
        if (last == null || !last.time().equals(time)) {
            last = new Answer(time, times.happensAt(time));
            answers.put(times, last);
        }
        return last.happens();
    }

    private static Deed deed(ScheduledAction action) {
        return action.action().type() == ActionType.ACTIVATE ? Deed.ACTIVATE : Deed.DEACTIVATE;
    }
}
