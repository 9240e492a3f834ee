package io.sluice.ejb.accounting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which accounting records are wanted; null leaves a criterion out.
 *
 * @param acctSessionId Acct-Session-Id of a subscriber session, which also finds its services' records, or that of one
 *     service's records
 * @param nas name of the NAS
 * @param from earliest event, inclusive
 * @param to latest event, exclusive
 */
public record AccountingRecordFilter(
        @Nullable String acctSessionId,
        @Nullable String login,
        @Nullable String nas,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AccountingRecordFilter NONE = new AccountingRecordFilter(null, null, null, null, null);
}
