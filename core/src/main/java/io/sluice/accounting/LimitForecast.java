package io.sluice.accounting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a running service will come to its limits if it goes on as it did of late. A guess, and no promise.
 *
 * @param timeReachedAt null without a limit of time
 * @param volumeReachedAt null without a limit of volume, and where nothing flows
 * @param octetsPerSecond what the guess goes by
 */
public record LimitForecast(
        @Nullable Instant timeReachedAt, @Nullable Instant volumeReachedAt, double octetsPerSecond) {

    public static final LimitForecast NONE = new LimitForecast(null, null, 0);

    /** Octets in a megabyte, as JunosE counts them. */
    private static final long MEGABYTE = 1L << 20;

    /** Beyond it nobody plans. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    /**
     * What a service was seen to do.
     *
     * @param startedAt when it began
     * @param lastSeenAt of when the counters are
     * @param counted octets so far, of the direction that counts
     * @param recent octets within the stretch that the guess goes by
     * @param stretch length of that stretch
     */
    public record Course(Instant startedAt, Instant lastSeenAt, long counted, long recent, Duration stretch) {}

    /**
     * @param timeoutSeconds null or 0 for no limit
     * @param volumeMegabytes null or 0 for no limit
     */
    public static LimitForecast of(Course course, @Nullable Long timeoutSeconds, @Nullable Long volumeMegabytes) {
        Instant time = timeoutSeconds == null || timeoutSeconds == 0
                ? null
                : course.startedAt().plusSeconds(timeoutSeconds);
        double rate = course.stretch().toMillis() <= 0
                ? 0
                : course.recent() * 1000.0 / course.stretch().toMillis();
        if (volumeMegabytes == null || volumeMegabytes == 0) {
            return new LimitForecast(time, null, rate);
        }
        long left = Math.max(0, volumeMegabytes * MEGABYTE - course.counted());
        if (left > 0 && rate <= 0) {
            return new LimitForecast(time, null, 0);
        }
        double seconds = left == 0 ? 0 : left / rate;
        Instant volume =
                seconds > FARTHEST.toSeconds() ? null : course.lastSeenAt().plusSeconds(Math.round(seconds));
        return new LimitForecast(time, volume, rate);
    }
}
