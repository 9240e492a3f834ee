package io.sluice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether schedules let a service be activated.
 *
 * @param entryId of the entry or state that denies it now or, if it is allowed, will next; null for none
 * @param owner whose that is
 * @param title what people call it
 * @param validUntil when to ask again, null if it stays so
 * @param stopsThen whether a service activated now will be stopped at {@code validUntil}
 */
public record AuthorizationDecision(
        Reason reason,
        @Nullable UUID entryId,
        @Nullable ScheduleOwner owner,
        @Nullable String title,
        @Nullable Instant validUntil,
        boolean stopsThen) {

    /** Why. */
    public enum Reason {
        ALLOWED,
        /** A denial is in force. */
        DENIED,
        /** The windows of a state are closed. */
        OUTSIDE_WINDOWS
    }

    static AuthorizationDecision allowed() {
        return new AuthorizationDecision(Reason.ALLOWED, null, null, null, null, false);
    }

    public boolean isAllowed() {
        return reason == Reason.ALLOWED;
    }

    /**
     * How long a service activated now may run, to be handed to the NAS as its timeout; empty if the next denial leaves
     * running services alone.
     */
    public Optional<Duration> timeLeft(Instant now) {
        return isAllowed() && stopsThen && validUntil != null
                ? Optional.of(Duration.between(now, validUntil))
                : Optional.empty();
    }
}
