package io.sluice.schedule.check;

/**
 * Something to be said of a schedule.
 *
 * @param pointer which member of the schedule is meant (RFC 6901)
 * @param detail one sentence
 * @param remedy what would help, one sentence
 */
public record Finding(Check check, String pointer, String detail, String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** The schedule is not taken. */
        ERROR,
        /** It is taken all the same. */
        WARNING
    }

    /** What is checked. */
    public enum Check {
        /** V1: all rules for one service in one schedule. */
        ONE_SCHEDULE_PER_SERVICE(Severity.WARNING),
        /** V2: rules for one service with one owner. */
        ONE_OWNER_PER_SERVICE(Severity.WARNING),
        /** V3: an effective period does not meet an exclusion. */
        EFFECTIVE_PERIOD_EXCLUDED(Severity.WARNING),
        /** V4: no effective period where each login starts the service anyway. */
        EFFECTIVE_PERIOD_AND_LOGIN(Severity.WARNING),
        /** V5: a denial ends before the preparation of the next activation. */
        DENIAL_MEETS_ACTIVATION(Severity.ERROR),
        /** V6: no schedules for services that a login cannot do without. */
        SERVICE_PERSISTENT(Severity.ERROR),
        /** V7: times from 5 years ago to 15 years from now, which exist and end after they begin. */
        TIME_IMPOSSIBLE(Severity.ERROR),
        /** V8: denials only for services that ask schedules. */
        SERVICE_NOT_AUTHORIZED(Severity.ERROR),
        /** V9: intervals of a quarter of an hour or more. */
        INTERVAL_SHORT(Severity.WARNING),
        /** V10: services that exist. */
        SERVICE_UNKNOWN(Severity.WARNING),
        /** Holiday calendars that exist. */
        HOLIDAYS_UNKNOWN(Severity.ERROR),
        /** One owner does not activate and deactivate at the same time. */
        EVENTS_CONTRADICT(Severity.WARNING),
        /** A member of a mutex group that does not give way is not in the way of another. */
        GROUP_DOES_NOT_GIVE_WAY(Severity.ERROR),
        /** What is written has an effect. */
        WITHOUT_EFFECT(Severity.WARNING),
        /** A zone is the server's. */
        ZONE_DIFFERS(Severity.WARNING);

        private final Severity severity;

        Check(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    public boolean isError() {
        return check.severity() == Severity.ERROR;
    }
}
