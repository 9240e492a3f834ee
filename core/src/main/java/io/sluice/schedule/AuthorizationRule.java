package io.sluice.schedule;

import io.sluice.schedule.AuthorizationDecision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * scheduleAuth: whether one subscription may be activated. One denial in force suffices, whoever's it is; and every state that
 * speaks of the service must have its windows open.
 */
public final class AuthorizationRule {

    /** After so many changes the search for a lasting answer ends. */
    private static final int MOST_STEPS = 1_000;

    private final List<ScheduledAction> denials;
    private final List<ScheduledState> states;

    /** Both with the most specific owner's first. */
    public AuthorizationRule(List<ScheduledAction> denials, List<ScheduledState> states) {
        this.denials = List.copyOf(denials);
        this.states = List.copyOf(states);
    }

    public boolean allowsAt(Instant at) {
        return denialAt(at).isEmpty() && closedAt(at).isEmpty();
    }

    public AuthorizationDecision at(Instant at) {
        Optional<ScheduledAction> denial = denialAt(at);
        if (denial.isPresent()) {
            ScheduledAction by = denial.get();
            return new AuthorizationDecision(
                    Reason.DENIED, by.entryId(), by.owner(), by.title(), allowedFrom(at), false);
        }
        Optional<ScheduledState> closed = closedAt(at);
        if (closed.isPresent()) {
            ScheduledState by = closed.get();
            return new AuthorizationDecision(
                    Reason.OUTSIDE_WINDOWS, by.state().id(), by.owner(), by.title(), allowedFrom(at), false);
        }
        return untilNext(at);
    }

    private Optional<ScheduledAction> denialAt(Instant at) {
        return denials.stream().filter(each -> each.times().denial().at(at)).findFirst();
    }

    private Optional<ScheduledState> closedAt(Instant at) {
        return states.stream().filter(each -> !each.times().open().at(at)).findFirst();
    }

    /** When nothing stands against it any more; empty if something always will. */
    private @Nullable Instant allowedFrom(Instant refused) {
        Instant at = refused;
        for (int step = 0; step < MOST_STEPS && at.isBefore(Span.FOREVER); step++) {
            Instant next = at;
            for (ScheduledAction denial : denials) {
                next = denial.times().denial().at(next) ? endOf(denial.times().denial(), next) : next;
            }
            for (ScheduledState state : states) {
                next = state.times().open().at(next)
                        ? next
                        : state.times().open().from(next).map(Span::start).orElse(Span.FOREVER);
            }
            if (next.equals(at)) {
                return at;
            }
            at = next;
        }
        return null;
    }

    private static Instant endOf(TimesInForce times, Instant within) {
        return times.from(within).map(Span::end).orElse(Span.FOREVER);
    }

    private AuthorizationDecision untilNext(Instant at) {
        AuthorizationDecision soonest = AuthorizationDecision.allowed();
        for (ScheduledAction denial : denials) {
            Optional<Instant> start = denial.times().denial().from(at).map(Span::start);
            boolean stops = denial.action().type() == ActionType.DENY_DEACTIVATE;
            if (start.isPresent() && isSooner(start.get(), stops, soonest)) {
                soonest = next(denial.entryId(), denial.owner(), denial.title(), start.get(), stops);
            }
        }
        for (ScheduledState state : states) {
            Instant end = endOf(state.times().open(), at);
            if (end.isBefore(Span.FOREVER) && isSooner(end, true, soonest)) {
                soonest = next(state.state().id(), state.owner(), state.title(), end, true);
            }
        }
        return soonest;
    }

    /** Of two at one instant, the one counts that stops. */
    private static boolean isSooner(Instant at, boolean stops, AuthorizationDecision than) {
        Instant until = than.validUntil();
        return until == null || at.isBefore(until) || (at.equals(until) && stops && !than.stopsThen());
    }

    private static AuthorizationDecision next(
            UUID entry, ScheduleOwner owner, String title, Instant at, boolean stops) {
        return new AuthorizationDecision(Reason.ALLOWED, entry, owner, title, at, stops);
    }
}
