package io.sluice.schedule.rehearsal;

import io.sluice.schedule.ScheduledState;
import io.sluice.schedule.Span;
import io.sluice.schedule.StateMode;
import io.sluice.schedule.rehearsal.Agenda.Rank;
import io.sluice.schedule.rehearsal.Network.Place;
import io.sluice.schedule.rehearsal.Network.Reason;
import java.time.Instant;
import java.util.Optional;

/** Makes the network agree with states, where their windows open and close and whenever something may have changed. */
final class StateWork {

    private final Network network;
    private final Agenda agenda;

    StateWork(Network network, Agenda agenda) {
        this.network = network;
        this.agenda = agenda;
    }

    /** Puts the window that is open at an instant, or the next one, on the agenda. */
    void begin(ScheduledState state, int order, Instant from) {
        state.times().open().from(from).ifPresent(span -> {
            agenda.put(span.start(), Rank.START, order, now -> reconcileAll(state, span.start(), now));
            if (span.end().isBefore(Span.FOREVER)) {
                agenda.put(span.end(), Rank.END, order, now -> {
                    reconcileAll(state, span.end(), now);
                    begin(state, order, span.end());
                });
            }
        });
    }

    /** Makes all subscriptions of a state agree with it. */
    void reconcileAll(ScheduledState state, Instant time, Instant now) {
        network.below(state.owner(), state.state().service()).forEach(place -> reconcile(place, time, now));
    }

    /** Makes one subscription agree with its states; one without states is left alone. */
    void reconcile(Place place, Instant time, Instant now) {
        if (place.states().isEmpty() || !place.line().isLoggedIn()) {
            return;
        }
        Optional<ScheduledState> closed = place.states().stream()
                .filter(each -> !each.times().open().at(now))
                .findFirst();
        if (closed.isPresent()) {
            if (place.isRunning()) {
                network.deactivate(
                        place,
                        now,
                        new Reason(
                                time,
                                Deed.DEACTIVATE_BY_STATE,
                                closed.get().state().id()));
            }
        } else if (!place.isRunning()
                && place.enrolment().usable()
                && place.authorization().allowsAt(now)) {
            active(place)
                    .ifPresent(state -> network.activateAllowed(
                            place,
                            now,
                            new Reason(
                                    time, Deed.ACTIVATE_BY_STATE, state.state().id())));
        }
    }

    /** The state that wants a subscription active, whether its window is open or not. */
    static Optional<ScheduledState> active(Place place) {
        return place.states().stream()
                .filter(each -> each.state().mode() == StateMode.ACTIVE)
                .findFirst();
    }
}
