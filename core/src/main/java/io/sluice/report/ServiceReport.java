package io.sluice.report;

import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import java.time.Instant;

/**
 * One accounting record of a service that Sluice makes in its NAS's stead.
 *
 * @param status Start, Interim-Update or Stop
 * @param acctSessionId the service's own
 * @param activation the activation string, octet for octet (Service-Session)
 * @param at when it happened
 * @param usage what is known; all absent in a Start
 * @param terminateCause Acct-Terminate-Cause of a Stop, {@link Usage#ABSENT} otherwise
 */
public record ServiceReport(
        AccountingStatus status,
        ServiceAcctSessionId acctSessionId,
        String activation,
        Instant at,
        Usage usage,
        int terminateCause) {

    public ServiceReport {
        if (status == AccountingStatus.STOP == (terminateCause == Usage.ABSENT)) {
            throw new IllegalArgumentException("a Stop has a cause, and nothing else has: " + status);
        }
    }
}
