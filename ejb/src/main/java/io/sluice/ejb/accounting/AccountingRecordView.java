package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.RecordFlag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An accounting record as it is shown: what was received, and our reading of it.
 *
 * @param id names the record in the interface
 * @param statusType Acct-Status-Type as received
 * @param eventAt when it happened, by the NAS's clock where that is believed
 * @param claimedAt what the NAS's clock said where it was not believed, else null
 * @param serviceSession activation string of a service's record, null for the subscriber's
 * @param flags what is odd about it
 * @param attributes the request's attributes as received
 */
public record AccountingRecordView(
        String id,
        String acctSessionId,
        @Nullable String nas,
        AccountingStatus status,
        int statusType,
        Instant eventAt,
        Instant receivedAt,
        @Nullable Instant claimedAt,
        long delaySeconds,
        String login,
        @Nullable Long subscriberId,
        @Nullable String serviceSession,
        @Nullable String parentSessionId,
        @Nullable Long sessionTime,
        @Nullable Long inputOctets,
        @Nullable Long outputOctets,
        @Nullable Long inputPackets,
        @Nullable Long outputPackets,
        @Nullable Integer terminateCause,
        Set<RecordFlag> flags,
        byte[] attributes) {}
