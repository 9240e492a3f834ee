package io.sluice.accounting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one accounting request says, in our words.
 *
 * @param nasId the NAS it is about
 * @param status what it reports
 * @param statusType Acct-Status-Type as received; 0 if absent or above 32 767
 * @param acctSessionId as received, empty if absent
 * @param login User-Name, empty if absent
 * @param usage counters, each as far as sent
 * @param terminateCause Acct-Terminate-Cause, {@link Usage#ABSENT} if not sent
 * @param service the service it is about, null if it is about the subscriber session
 * @param sessionId the subscriber session's id, from a Class attribute of ours; null without one
 * @param subscriberId from the same Class attribute, {@link Usage#ABSENT} without one
 * @param fingerprint the same for every retransmission of one request, and else different
 * @param attributes all attributes as received
 */
public record AccountingEvent(
        long nasId,
        AccountingStatus status,
        int statusType,
        String acctSessionId,
        String login,
        EventTime time,
        Usage usage,
        int terminateCause,
        @Nullable AccountedService service,
        AccountedLine line,
        @Nullable UUID sessionId,
        long subscriberId,
        long fingerprint,
        byte[] attributes) {

    /** Whether it tells of a session's life; one without Acct-Session-Id cannot (RFC 2866 §5.5). */
    public boolean ofSession() {
        return !acctSessionId.isEmpty()
                && (status == AccountingStatus.START
                        || status == AccountingStatus.STOP
                        || status == AccountingStatus.INTERIM_UPDATE);
    }

    /** Whether all sessions have ended that the NAS, or the partition it names, had before. */
    public boolean endsAllSessions() {
        return status == AccountingStatus.ACCOUNTING_ON || status == AccountingStatus.ACCOUNTING_OFF;
    }
}
