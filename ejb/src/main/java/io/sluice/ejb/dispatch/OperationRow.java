package io.sluice.ejb.dispatch;

import io.sluice.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An open operation as it is stored.
 *
 * @param sent the packet that left last, or was about to; null if none was
 */
record OperationRow(
        Operation operation, Addressee addressee, @Nullable Sent sent) {

    /**
     * What identifies a packet.
     *
     * @param authenticator its Request Authenticator, 16 octets
     * @param eventTimestamp its Event-Timestamp, seconds since 1970
     */
    record Sent(int sourcePort, int identifier, byte[] authenticator, long eventTimestamp) {}
}
