package io.sluice.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a subscription is as its schedules want it. */
public enum SubscriptionCondition {
    ACTIVE("Active"),
    INACTIVE("Inactive"),
    ACTIVE_SHOULD_BE_INACTIVE("Active (should be inactive)"),
    INACTIVE_SHOULD_BE_ACTIVE("Inactive (should be active)"),
    /** Nobody is logged in whose service it could be, or the network does not say. */
    UNKNOWN("Unknown");

    private final String words;

    SubscriptionCondition(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** @param running whether it is active, null if that is not known */
    public static SubscriptionCondition of(
            Enrolment enrolment, ScheduleBook book, @Nullable Boolean running, Instant now) {
        if (running == null) {
            return UNKNOWN;
        }
        Optional<Boolean> wanted = wanted(enrolment, book, now);
        if (running) {
            return wanted.orElse(true) ? ACTIVE : ACTIVE_SHOULD_BE_INACTIVE;
        }
        return wanted.orElse(false) ? INACTIVE_SHOULD_BE_ACTIVE : INACTIVE;
    }

    /** Whether it should be active; empty if it may be either. */
    public static Optional<Boolean> wanted(Enrolment enrolment, ScheduleBook book, Instant now) {
        if (!enrolment.usable()) {
            return Optional.of(false);
        }
        List<ScheduledAction> actions = book.actionsFor(enrolment);
        if (!book.authorizationOf(enrolment).allowsAt(now)) {
            boolean leavesItAlone = enrolment.authorizedBySchedule()
                    && book.statesFor(enrolment).isEmpty()
                    && actions.stream()
                            .filter(each -> each.times().denial().at(now))
                            .noneMatch(each -> each.action().type() == ActionType.DENY_DEACTIVATE);
            return leavesItAlone ? Optional.empty() : Optional.of(false);
        }
        if (book.statesFor(enrolment).stream().anyMatch(each -> each.state().mode() == StateMode.ACTIVE)) {
            return Optional.of(true);
        }
        return lastEvent(actions, now)
                .map(event -> event.action().type() == ActionType.ACTIVATE)
                .or(() -> enrolment.onLogin() ? Optional.of(true) : Optional.empty());
    }

    private static Optional<ScheduledAction> lastEvent(List<ScheduledAction> actions, Instant now) {
        Instant latest = Instant.MIN;
        ScheduledAction last = null;
        for (ScheduledAction action : actions) {
            if (action.action().type().denies()) {
                continue;
            }
            Optional<Instant> at = lastHappened(action.times(), now);
            boolean later = at.isPresent() && at.get().isAfter(latest);
            if (later) {
                latest = at.get();
                last = action;
            } else if (last != null && at.isPresent() && at.get().equals(latest)) {
                last = Contest.among(List.of(last, action)).winner();
            }
        }
        return Optional.ofNullable(last);
    }

    private static Optional<Instant> lastHappened(EntryTimes times, Instant now) {
        Optional<Moment> moment = times.from().atOrBefore(now);
        while (moment.isPresent() && times.exclusions().exclude(moment.get().at())) {
            moment = times.from().atOrBefore(moment.get().at().minusNanos(1));
        }
        return moment.map(Moment::at);
    }
}
