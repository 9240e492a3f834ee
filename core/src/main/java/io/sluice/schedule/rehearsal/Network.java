package io.sluice.schedule.rehearsal;

import io.sluice.schedule.AuthorizationDecision;
import io.sluice.schedule.AuthorizationRule;
import io.sluice.schedule.Enrolment;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduledAction;
import io.sluice.schedule.ScheduledState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines with what schedules apply to each of their subscriptions, and the changes that every cause makes alike. */
final class Network {

    /**
     * A subscription with its line and all that applies to it.
     *
     * @param events those of its actions that do not deny
     */
    record Place(
            VirtualLine line,
            Enrolment enrolment,
            List<ScheduledAction> actions,
            List<ScheduledAction> events,
            List<ScheduledState> states,
            AuthorizationRule authorization) {

        boolean isRunning() {
            return line.isRunning(enrolment);
        }
    }

    private record Below(ScheduleOwner owner, String service) {}

    private final Map<String, List<Place>> bySubscriber = new LinkedHashMap<>();
    private final Map<Below, List<Place>> byOwner = new HashMap<>();
    private final Diary diary;

    Network(ScheduleBook book, Collection<VirtualLine> lines, Diary diary) {
        this.diary = diary;
        for (VirtualLine line : lines) {
            for (Enrolment enrolment : line.enrolments()) {
                Place place = new Place(
                        line,
                        enrolment,
                        book.actionsFor(enrolment),
                        book.actionsFor(enrolment).stream()
                                .filter(action -> !action.action().type().denies())
                                .toList(),
                        book.statesFor(enrolment),
                        book.authorizationOf(enrolment));
                bySubscriber
                        .computeIfAbsent(enrolment.subscriber(), key -> new ArrayList<>())
                        .add(place);
                for (ScheduleOwner owner : enrolment.owners()) {
                    byOwner.computeIfAbsent(new Below(owner, enrolment.service()), key -> new ArrayList<>())
                            .add(place);
                }
            }
        }
    }

    /** The subscriptions to a service below an owner. */
    List<Place> below(ScheduleOwner owner, String service) {
        return byOwner.getOrDefault(new Below(owner, service), List.of());
    }

    /** The subscriptions of a subscriber, in the order of activation. */
    List<Place> of(String subscriber) {
        return bySubscriber.getOrDefault(subscriber, List.of());
    }

    List<Place> all() {
        return bySubscriber.values().stream().flatMap(List::stream).toList();
    }

    /** Why something is done. */
    record Reason(Instant time, Deed deed, @Nullable UUID cause) {}

    /** Starts a service if it may be and writes down what became of it. */
    Outcome activate(Place place, Instant at, Reason reason) {
        AuthorizationDecision decision = place.authorization().at(at);
        if (!decision.isAllowed()) {
            return write(place, at, reason, Outcome.DENIED, "denied by " + decision.title());
        }
        return activateAllowed(place, at, reason);
    }

    /** Starts a service that may be. */
    Outcome activateAllowed(Place place, Instant at, Reason reason) {
        VirtualLine line = place.line();
        Enrolment enrolment = place.enrolment();
        if (place.isRunning()) {
            return write(place, at, reason, Outcome.UNCHANGED, "");
        }
        Enrolment.Mutex mutex = enrolment.mutex();
        List<Enrolment> rivals = line.rivalsOf(enrolment);
        if (mutex != null && !rivals.isEmpty() && !mutex.othersGiveWay()) {
            return write(
                    place, at, reason, Outcome.EXCLUDED_BY_GROUP, rivals.get(0).service() + " does not give way");
        }
        line.start(enrolment, at);
        write(place, at, reason, Outcome.DONE, "");
        for (Enrolment rival : rivals) {
            line.stop(rival);
            diary.write(
                    at,
                    reason.time(),
                    Deed.STOP_BY_GROUP,
                    Outcome.DONE,
                    reason.cause(),
                    rival,
                    "gives way to " + enrolment.service());
        }
        return Outcome.DONE;
    }

    /** Stops a service and writes it down; also if it was not running. */
    Outcome deactivate(Place place, Instant at, Reason reason) {
        boolean running = place.isRunning();
        place.line().stop(place.enrolment());
        return write(place, at, reason, running ? Outcome.DONE : Outcome.UNCHANGED, "");
    }

    Outcome write(Place place, Instant at, Reason reason, Outcome outcome, String detail) {
        diary.write(at, reason.time(), reason.deed(), outcome, reason.cause(), place.enrolment(), detail);
        return outcome;
    }
}
