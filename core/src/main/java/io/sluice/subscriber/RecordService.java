package io.sluice.subscriber;

import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * A service of a subscriber's record, started at every login. {@link SubscriberRecord} checks it.
 *
 * @param tag 1–8, kept as given: it is what the NAS sees
 * @param activation the activation string, kept octet for octet
 * @param storedLimits see {@link #limits}; null if none is set
 */
@Embeddable
public record RecordService(
        @Column(name = "tag", nullable = false) int tag,

        @Column(name = "activation", nullable = false, length = ServiceCall.MAX_OCTETS)
        String activation,

        @Embedded @Nullable ServiceLimits storedLimits) {

    /** Limits, sent as they are written: nothing is derived. */
    public ServiceLimits limits() {
        // Hibernate makes null of an embeddable without values.
        return storedLimits == null ? ServiceLimits.NONE : storedLimits;
    }
}
