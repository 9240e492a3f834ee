package io.sluice.threshold;

import io.sluice.accounting.Usage;
import io.sluice.service.ServiceLimits;
import org.jspecify.annotations.Nullable;

/**
 * When somebody has to look at a service for the first time: cheap enough to be asked for each activation. For a limit in time that
 * is the limit itself, or the first percentage that any service tells of; for one in volume the first usage.
 *
 * @param ahead how far the business clock is ahead of the system's, in microseconds
 * @param percent the lowest percentage of a limit that any service tells of, 100 if none does
 */
public record FirstLook(long ahead, int percent) {

    /** Stands for "at once". */
    public static final long AT_ONCE = 0;

    private static final long SECOND = 1_000_000;

    /** Where no service tells of anything and the clocks agree. */
    public static final FirstLook PLAIN = new FirstLook(0, 100);

    public FirstLook {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a percentage is 1–100, not " + percent);
        }
    }

    /** Whether the limits can end anything; inert ones never do. */
    public static boolean isLimited(@Nullable ServiceLimits limits) {
        return limits != null && (limits.limitsTime() || limits.limitsVolume());
    }

    /** When an activation began by the business clock, {@link Usage#ABSENT} for one that nothing limits. */
    public long since(@Nullable ServiceLimits limits, long startedAt) {
        return isLimited(limits) ? startedAt + ahead : Usage.ABSENT;
    }

    /**
     * When to look, by the business clock.
     *
     * @param startedAt by the system's clock
     * @return {@link Usage#ABSENT} for never, unless it is used
     */
    public long dueAt(@Nullable ServiceLimits limits, long startedAt, Usage usage) {
        if (limits == null) {
            return Usage.ABSENT;
        }
        if (limits.limitsVolume() && Math.max(usage.inputOctets(), usage.outputOctets()) > 0) {
            return AT_ONCE;
        }
        Long seconds = limits.timeoutSeconds();
        return seconds != null && limits.limitsTime()
                ? startedAt + ahead + Math.min(seconds, Integer.MAX_VALUE) * SECOND / 100 * percent
                : Usage.ABSENT;
    }
}
