package io.sluice.web.api.write;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations by ISO 8601, such as {@code PT5H}. */
public final class Durations {
    private Durations() {}

    /**
     * @return whole seconds, from 0
     * @throws IllegalArgumentException for anything else
     */
    static long seconds(String text, long most) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.getNano() == 0 && duration.getSeconds() <= most) {
                return duration.getSeconds();
            }
        } catch (DateTimeParseException notADuration) {
            // refused below, as one out of range is
        }
        throw new IllegalArgumentException(
                "A duration of whole seconds (ISO 8601, like PT5H) up to " + Duration.ofSeconds(most) + " is expected");
    }

    /**
     * A duration in whole seconds up to another.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Duration of(String text, Duration most) {
        return Duration.ofSeconds(seconds(text, most.toSeconds()));
    }
}
