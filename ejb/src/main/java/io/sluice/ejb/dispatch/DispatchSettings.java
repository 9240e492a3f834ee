package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Settings;
import java.time.Duration;

/**
 * How operations are sent.
 *
 * @param sweep how often open operations are looked for that nobody told of; zero for never, which leaves them to
 *     wake-ups, {@code sluice.dispatch.sweep.ms}
 * @param mostUnanswered widest window of a NAS, {@code sluice.dispatch.window.max}
 */
public record DispatchSettings(Duration sweep, int mostUnanswered) {

    static final int FIRST_UNANSWERED = 32;

    public static DispatchSettings of(Settings settings) {
        return new DispatchSettings(settings.milliseconds("sluice.dispatch.sweep.ms", 1_000, 0, 60_000), (int)
                settings.number("sluice.dispatch.window.max", 1_024, 1, 8_192));
    }
}
