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

    /**
     * Whether a limit is set that the chosen statistics can never let fire: time needs TIME, volume TIME_VOLUME. Absent
     * statistics count as none, as they do on the router.
     */
    public boolean areInert() {
        int counted = statistics == null ? 0 : statistics.code();
        boolean time = timeoutSeconds != null && timeoutSeconds > 0;
        boolean volume = volumeMegabytes != null && volumeMegabytes > 0;
        return (time && counted < StatisticsMode.TIME.code())
                || (volume && counted < StatisticsMode.TIME_VOLUME.code());
    }

    /**
     * These limits with the statistics that make them work where none were chosen; NONE, once chosen, stays. For
     * orders of people; what a RADIUS record says is sent as written.
     */
    public ServiceLimits withDerivedStatistics() {
        if (statistics != null || !areInert()) {
            return this;
        }
        boolean volume = volumeMegabytes != null && volumeMegabytes > 0;
        return new ServiceLimits(
                timeoutSeconds,
                volumeMegabytes,
                volume ? StatisticsMode.TIME_VOLUME : StatisticsMode.TIME,
                interimSeconds);
    }
}
