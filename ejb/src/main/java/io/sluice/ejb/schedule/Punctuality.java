package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Settings;
import io.sluice.schedule.ScheduleSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * By which clock schedules go and how punctual they are.
 *
 * @param clock the business clock; its zone is that of times which name none
 */
public record Punctuality(ScheduleSettings settings, Clock clock) {

    private static final long A_DAY = Duration.ofDays(1).toMillis();

    /**
     * @param clock the business clock
     */
    public static Punctuality of(Settings settings, Clock clock) {
        return new Punctuality(
                new ScheduleSettings(
                        settings.milliseconds(
                                "sluice.schedule.action.threshold.ms",
                                300_000,
                                ScheduleSettings.LEAST_ACTION_THRESHOLD.toMillis(),
                                A_DAY),
                        settings.milliseconds("sluice.schedule.preparation.time.ms", 300_000, 0, A_DAY),
                        settings.flag("sluice.schedule.disable.preparation.time"),
                        settings.flag("sluice.schedule.include.late.logins")),
                clock);
    }

    Instant now() {
        return clock.instant();
    }

    ZoneId zone() {
        return clock.getZone();
    }
}
