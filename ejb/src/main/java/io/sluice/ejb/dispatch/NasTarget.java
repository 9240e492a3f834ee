package io.sluice.ejb.dispatch;

import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import io.sluice.radius.connector.Destination;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher knows of a NAS.
 *
 * @param destination where its requests go, with the secret in clear; null if it takes none
 * @param address by which it names itself, IPv4 or IPv6; null if it has not exactly one
 * @param identifier its NAS-Identifier; null if it has not exactly one
 * @param keepsRecords whether it has once sent an accounting record of a service
 */
public record NasTarget(
        long id,
        String name,
        DialectName dialect,
        @Nullable Destination destination,
        Confirmation confirmation,
        MutexBy mutex,
        @Nullable String address,
        @Nullable String identifier,
        boolean keepsRecords) {

    /** Whether only an accounting record proves that a service runs there. */
    public boolean needsProof() {
        return confirmation == Confirmation.ACCOUNTING || confirmation == Confirmation.LEARN && keepsRecords;
    }
}
