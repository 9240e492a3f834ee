package io.sluice.ejb.session;

import io.sluice.ejb.platform.Settings;
import java.time.Duration;

/**
 * How logins are answered.
 *
 * @param rejectDelay how long an Access-Reject is held back, against guessing; zero for not at all,
 *     {@code sluice.access.reject.delay.ms}
 * @param mostUnknown how many unknown logins are remembered, {@code sluice.login.unknown.max}
 * @param unknownMemory how long, {@code sluice.login.unknown.memory.s}
 */
public record LoginSettings(Duration rejectDelay, int mostUnknown, Duration unknownMemory) {

    public static LoginSettings of(Settings settings) {
        return new LoginSettings(
                settings.milliseconds("sluice.access.reject.delay.ms", 1_000, 0, 5_000),
                (int) settings.number("sluice.login.unknown.max", 20_000, 100, 1_000_000),
                settings.seconds("sluice.login.unknown.memory.s", 30, 1, 3_600));
    }
}
