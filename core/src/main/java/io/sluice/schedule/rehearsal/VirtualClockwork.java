package io.sluice.schedule.rehearsal;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.AuthorizationDecision;
import io.sluice.schedule.EffectivePeriodRule;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ScheduledAction;
import io.sluice.schedule.ScheduledState;
import io.sluice.schedule.rehearsal.Network.Place;
import io.sluice.schedule.rehearsal.Network.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Schedules at work on a virtual clock. Made when a node starts; it first does what its diary says was left undone. Then whoever
 * has it moves the clock on and tells it who comes, goes and asks.
 */
public final class VirtualClockwork {

    private final Agenda agenda = new Agenda();
    private final Network network;
    private final StateWork states;
    private final Diary diary;
    private Instant now;
    private Instant notBefore;

    public VirtualClockwork(
            ScheduleBook book, ScheduleSettings settings, Collection<VirtualLine> lines, Diary diary, Instant start) {
        this.network = new Network(book, lines, diary);
        this.states = new StateWork(network, agenda);
        this.diary = diary;
        this.now = start;
        this.notBefore = start;
        Instant workedUntil = Objects.requireNonNullElse(diary.workedUntil(), start.minusNanos(1));
        EventWork events = new EventWork(network, agenda, diary, settings);
        int order = 0;
        for (List<ScheduledAction> ofEntry : byEntry(book).values()) {
            events.begin(ofEntry, order++, workedUntil);
        }
        DenialWork denials = new DenialWork(network, agenda, diary, settings, this::freed);
        for (ScheduledAction action : book.actions()) {
            if (action.action().type().denies()) {
                denials.catchUp(action, order, workedUntil, start);
                denials.begin(action, order++, start, workedUntil.plusNanos(1));
            }
        }
        for (ScheduledState state : book.states()) {
            states.reconcileAll(state, start, start);
            states.begin(state, order++, start);
        }
    }

    /** The events of each entry; an entry without events is not there. */
    private static Map<UUID, List<ScheduledAction>> byEntry(ScheduleBook book) {
        Map<UUID, List<ScheduledAction>> events = new LinkedHashMap<>();
        for (ScheduledAction action : book.actions()) {
            if (!action.action().type().denies()) {
                events.merge(action.entryId(), List.of(action), VirtualClockwork::joined);
            }
        }
        return events;
    }

    private static List<ScheduledAction> joined(List<ScheduledAction> first, List<ScheduledAction> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void freed(Place place) {
        states.reconcile(place, now, now);
    }

    /** Does everything that is due up to and including an instant. */
    public void advanceTo(Instant instant) {
        for (var due = agenda.nextBy(instant); due.isPresent(); due = agenda.nextBy(instant)) {
            Instant at = due.get().isAfter(notBefore) ? due.get() : notBefore;
            if (at.isAfter(instant)) {
                break;
            }
            now = at;
            agenda.take().at(at);
        }
        now = instant;
        diary.workedUntil(instant);
    }

    /** Nothing is done before an instant, although it may be due. */
    public void busyUntil(Instant instant) {
        notBefore = instant;
    }

    /**
     * Somebody logs in: first the services that every login starts, in their order, then what an effective period still
     * holds, then states.
     */
    public void login(String subscriber, Instant at) {
        // Who logs in at the very instant at which work begins is there in time.
        advanceTo(at.minusNanos(1));
        List<Place> places = network.of(subscriber);
        places.stream().findFirst().ifPresent(place -> place.line().logIn(at));
        for (Place place : places) {
            if (place.enrolment().usable() && place.enrolment().onLogin()) {
                network.activate(place, at, new Reason(at, Deed.ACTIVATE_AT_LOGIN, null));
            }
        }
        places.forEach(place -> effective(place, at));
        places.forEach(place -> states.reconcile(place, at, at));
        advanceTo(at);
    }

    private void effective(Place place, Instant at) {
        if (!place.enrolment().usable()) {
            return;
        }
        EffectivePeriodRule.atLogin(place.actions(), at).ifPresent(effective -> {
            UUID entry = effective.action().entryId();
            if (effective.action().action().type() == ActionType.ACTIVATE) {
                network.activate(place, at, new Reason(effective.time(), Deed.ACTIVATE_AT_LOGIN, entry));
            } else {
                network.deactivate(place, at, new Reason(effective.time(), Deed.DEACTIVATE_AT_LOGIN, entry));
            }
        });
    }

    public void logout(String subscriber, Instant at) {
        advanceTo(at);
        network.of(subscriber).stream().findFirst().ifPresent(place -> place.line()
                .logOut());
    }

    /** Somebody asks for a service. */
    public AuthorizationDecision request(String subscriber, String subscription, Instant at) {
        advanceTo(at);
        Place place = place(subscriber, subscription);
        network.activate(place, at, new Reason(at, Deed.ACTIVATE_BY_HAND, null));
        return place.authorization().at(at);
    }

    /** Somebody stops a service; while a state wants it on, that is refused. */
    public Outcome stop(String subscriber, String subscription, Instant at) {
        advanceTo(at);
        Place place = place(subscriber, subscription);
        Reason reason = new Reason(at, Deed.DEACTIVATE_BY_HAND, null);
        boolean wantedOn =
                StateWork.active(place).isPresent() && place.authorization().allowsAt(at);
        return wantedOn
                ? network.write(place, at, reason, Outcome.DENIED, "a state wants it on")
                : network.deactivate(place, at, reason);
    }

    private Place place(String subscriber, String subscription) {
        return network.of(subscriber).stream()
                .filter(place -> place.enrolment().name().equals(subscription))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subscriber + " has no " + subscription));
    }
}
