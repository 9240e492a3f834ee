package io.sluice.service;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What bounds one activation of a service and how it is counted. An absent value (null) leaves the choice to whoever comes
 * next: the definition's default, then the NAS's own.
 *
 * @param timeoutSeconds Service-Timeout in seconds, 0 for unlimited
 * @param volumeMegabytes Service-Volume in MB of 2^20 octets, 0 for unlimited
 * @param statistics Service-Statistics
 * @param interimSeconds Service-Interim-Acct-Interval in seconds as it was given, 0 for off
 */
@Embeddable
public record ServiceLimits(
        @Column(name = "timeout_seconds") @Nullable Long timeoutSeconds,
        @Column(name = "volume_megabytes") @Nullable Long volumeMegabytes,

        @Enumerated(EnumType.STRING) @Column(name = "statistics", length = 16) @Nullable
        StatisticsMode statistics,

        @Column(name = "interim_seconds") @Nullable Long interimSeconds) {

    /** Says nothing about anything. */
    public static final ServiceLimits NONE = new ServiceLimits(null, null, null, null);

    public ServiceLimits {
        requireNotNegative("timeout", timeoutSeconds);
        requireNotNegative("volume", volumeMegabytes);
        requireNotNegative("interim interval", interimSeconds);
    }

    private static void requireNotNegative(String what, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException("a service's " + what + " must not be negative: " + value);
        }
    }

    /** These limits, completed from others where they say nothing. */
    public ServiceLimits or(ServiceLimits defaults) {
        return new ServiceLimits(
                timeoutSeconds != null ? timeoutSeconds : defaults.timeoutSeconds,
                volumeMegabytes != null ? volumeMegabytes : defaults.volumeMegabytes,
                statistics != null ? statistics : defaults.statistics,
                interimSeconds != null ? interimSeconds : defaults.interimSeconds);
    }

    /** Whether a limit in time is set that can fire: it is not 0, and time is counted. */
    public boolean limitsTime() {
        return timeoutSeconds != null && timeoutSeconds > 0 && counts(StatisticsMode.TIME);
    }

    /** Whether a limit in volume is set that can fire: it is not 0, and volume is counted. */
    public boolean limitsVolume() {
        return volumeMegabytes != null && volumeMegabytes > 0 && counts(StatisticsMode.TIME_VOLUME);
    }

    /** Seconds, 0 for unlimited. */
    public long timeLimit() {
        return timeoutSeconds == null ? 0 : timeoutSeconds;
    }

    /** MB, 0 for unlimited. */
    public long volumeLimit() {
        return volumeMegabytes == null ? 0 : volumeMegabytes;
    }

    private boolean counts(StatisticsMode needed) {
        return statistics != null && statistics.code() >= needed.code();
    }

    /**
     * Whether a limit is set that the chosen statistics can never let fire: time needs TIME, volume TIME_VOLUME. Absent
     * statistics count as none, as they do on the router.
     */
    public boolean areInert() {
        return (timeLimit() > 0 && !counts(StatisticsMode.TIME))
                || (volumeLimit() > 0 && !counts(StatisticsMode.TIME_VOLUME));
    }

    /**
     * These limits with the statistics that make them work where none were chosen; NONE, once chosen, stays. For
     * orders of people; what a RADIUS record says is sent as written.
     */
    public ServiceLimits withDerivedStatistics() {
        if (statistics != null || !areInert()) {
            return this;
        }
        return new ServiceLimits(
                timeoutSeconds,
                volumeMegabytes,
                volumeLimit() > 0 ? StatisticsMode.TIME_VOLUME : StatisticsMode.TIME,
                interimSeconds);
    }
}
