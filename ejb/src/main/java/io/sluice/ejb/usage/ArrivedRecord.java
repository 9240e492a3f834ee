package io.sluice.ejb.usage;

import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.Usage;
import org.jspecify.annotations.Nullable;

/**
 * An accounting record as the review reads it.
 *
 * @param subscriberId whose it is, null if not known
 * @param service activation string, empty for the subscriber session
 */
record ArrivedRecord(
        RecordKey key,
        long nasId,
        AccountingStatus status,
        EventTime time,
        @Nullable Long subscriberId,
        String service,
        Usage usage) {

    ReadingKey reading() {
        return new ReadingKey(nasId, key.acctSessionId(), service);
    }

    boolean ofSession() {
        return !key.acctSessionId().isEmpty()
                && (status == AccountingStatus.START
                        || status == AccountingStatus.STOP
                        || status == AccountingStatus.INTERIM_UPDATE);
    }
}
