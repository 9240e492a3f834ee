package io.sluice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How punctual schedules are, for all of them.
 *
 * @param actionThreshold how long after its time an event may still be carried out; at least a minute
 * @param preparationTime how long before its time work on an event may begin
 * @param preparationDisabled whether events that do nothing but deactivate are not prepared
 * @param lateLogins whether those are acted on too who log in between the preparation and the time
 */
public record ScheduleSettings(
        Duration actionThreshold, Duration preparationTime, boolean preparationDisabled, boolean lateLogins) {

    /** A shorter action threshold is not kept. */
    public static final Duration LEAST_ACTION_THRESHOLD = Duration.ofMinutes(1);

    /** Five minutes before and after. */
    public static final ScheduleSettings DEFAULT =
            new ScheduleSettings(Duration.ofMinutes(5), Duration.ofMinutes(5), false, false);

    public ScheduleSettings {
        if (actionThreshold.compareTo(LEAST_ACTION_THRESHOLD) < 0) {
            throw new IllegalArgumentException("the action threshold is at least a minute, not " + actionThreshold);
        }
        if (preparationTime.isNegative()) {
            throw new IllegalArgumentException("the preparation time is not negative: " + preparationTime);
        }
    }

    /** These, with an action threshold that may have been configured too short. */
    public ScheduleSettings withActionThreshold(Duration configured) {
        boolean tooShort = configured.compareTo(LEAST_ACTION_THRESHOLD) < 0;
        return new ScheduleSettings(
                tooShort ? LEAST_ACTION_THRESHOLD : configured, preparationTime, preparationDisabled, lateLogins);
    }

    /** What is to be said of a configured action threshold. */
    public static Optional<String> objectionTo(Duration configuredThreshold) {
        return configuredThreshold.compareTo(LEAST_ACTION_THRESHOLD) < 0
                ? Optional.of("an action threshold of " + configuredThreshold + " is too short, and counts as "
                        + LEAST_ACTION_THRESHOLD)
                : Optional.empty();
    }

    /** These, with another preparation time. */
    public ScheduleSettings withPreparationTime(Duration time) {
        return new ScheduleSettings(actionThreshold, time, preparationDisabled, lateLogins);
    }

    /** How long before its time an entry's work may begin. */
    public Duration preparationOf(ScheduleEntry entry) {
        return preparationDisabled && entry.onlyDeactivates() ? Duration.ZERO : preparationTime;
    }

    /** The last instant at which an event may be carried out. */
    public Instant giveUpAt(Instant time) {
        return time.plus(actionThreshold);
    }
}
