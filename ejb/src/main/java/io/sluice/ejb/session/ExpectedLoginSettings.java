package io.sluice.ejb.session;

import io.sluice.ejb.platform.Settings;
import java.time.Duration;

/**
 * How logins are remembered until their Accounting-Start.
 *
 * @param most how many at a time on this node, {@code sluice.expected.logins.max}
 * @param writeDelay how long their Start may take before they are written to the database,
 *     {@code sluice.expected.logins.write.delay.ms}
 * @param lapse after which time without a Start they count no longer, {@code sluice.expected.logins.lapse.s}
 */
public record ExpectedLoginSettings(int most, Duration writeDelay, Duration lapse) {

    public static ExpectedLoginSettings of(Settings settings) {
        return new ExpectedLoginSettings(
                (int) settings.number("sluice.expected.logins.max", 200_000, 1_000, 5_000_000),
                settings.milliseconds("sluice.expected.logins.write.delay.ms", 2_000, 0, 60_000),
                settings.seconds("sluice.expected.logins.lapse.s", 300, 10, 3_600));
    }
}
