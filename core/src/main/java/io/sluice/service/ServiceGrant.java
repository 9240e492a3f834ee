package io.sluice.service;

import org.jspecify.annotations.Nullable;

/**
 * One service as it is handed to a NAS: what to activate, under which tag, with which limits.
 *
 * <p>An absent value (null) is not sent, so the NAS applies its own default; zero is sent as zero, which means
 * "unlimited" for limits and "off" for the interval.
 *
 * @param tag 1–8, ties the service to its attributes within one packet
 * @param activation the activation string, kept octet for octet
 * @param timeoutSeconds time limit in seconds (Service-Timeout), null for none
 * @param volumeMegabytes volume limit in MB of 2^20 octets (Service-Volume), null for none
 * @param statistics what is counted, null for the NAS's default
 * @param interimSeconds interval of interim records in seconds, null for the NAS's default
 * @param serviceVersion id of the definition's version that the activation was resolved to, null for one unknown to us
 */
public record ServiceGrant(
        int tag,
        String activation,
        @Nullable Long timeoutSeconds,
        @Nullable Long volumeMegabytes,
        @Nullable StatisticsMode statistics,
        @Nullable Long interimSeconds,
        @Nullable Long serviceVersion) {

    /** Highest tag, and so the most services in one packet. */
    public static final int MAX_TAG = 8;

    public ServiceGrant {
        if (tag < 1 || tag > MAX_TAG) {
            throw new IllegalArgumentException("a service's tag is 1–8, not " + tag);
        }
        if (activation.isEmpty()) {
            throw new IllegalArgumentException("an activation string must not be empty");
        }
    }

    /** Everything but tag and activation. */
    public ServiceLimits limits() {
        return new ServiceLimits(timeoutSeconds, volumeMegabytes, statistics, interimSeconds);
    }

    /** The same without limits. */
    public ServiceGrant withoutLimits() {
        return new ServiceGrant(tag, activation, null, null, statistics, interimSeconds, serviceVersion);
    }
}
