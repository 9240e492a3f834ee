package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountedLine;
import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.Usage;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one NAS reports of a session, with an event time in whole seconds after {@link #EPOCH}, stamped by the NAS and received
 * a millisecond later.
 *
 * <pre>{@code of("s1").login("client1@isp1.com").start(10)}</pre>
 */
record Reports(
        long nasId,
        String acctSessionId,
        String login,
        @Nullable String activation,
        @Nullable UUID sessionId,
        @Nullable String partition) {

    /** 2026-11-20T00:00:00Z in microseconds since 1970. */
    static final long EPOCH = 1_795_132_800_000_000L;

    static final long SECOND = 1_000_000;

    private static final long MILLISECOND = 1_000;

    static Reports of(String acctSessionId) {
        return new Reports(1, acctSessionId, "client1@isp1.com", null, null, null);
    }

    Reports atNas(long nas) {
        return new Reports(nas, acctSessionId, login, activation, sessionId, partition);
    }

    Reports login(String name) {
        return new Reports(nasId, acctSessionId, name, activation, sessionId, partition);
    }

    /** Reports of one of the session's services, whose number the NAS appends after a colon. */
    Reports service(String ofActivation, String serviceId) {
        return new Reports(nasId, acctSessionId + ":" + serviceId, login, ofActivation, sessionId, partition);
    }

    Reports withClass(UUID ofSession) {
        return new Reports(nasId, acctSessionId, login, activation, ofSession, partition);
    }

    /** Reports of a session of one of the NAS's partitions, or of that partition as a whole. */
    Reports inPartition(String name) {
        return new Reports(nasId, acctSessionId, login, activation, sessionId, name);
    }

    AccountingEvent start(long second) {
        return event(AccountingStatus.START, second, Usage.NONE, -1);
    }

    /** An interim record, with 1,000 octets in and 10,000 out for each second. */
    AccountingEvent interim(long second, long sessionTime) {
        return event(AccountingStatus.INTERIM_UPDATE, second, used(sessionTime), -1);
    }

    AccountingEvent stop(long second, long sessionTime, int terminateCause) {
        return event(AccountingStatus.STOP, second, used(sessionTime), terminateCause);
    }

    AccountingEvent accountingOff(long second) {
        return event(AccountingStatus.ACCOUNTING_OFF, second, Usage.NONE, -1);
    }

    AccountingEvent accountingOn(long second) {
        return event(AccountingStatus.ACCOUNTING_ON, second, Usage.NONE, -1);
    }

    private static Usage used(long seconds) {
        return new Usage(seconds, seconds * 1000, seconds * 10_000, seconds, seconds * 10);
    }

    AccountingEvent event(AccountingStatus status, long second, Usage usage, int terminateCause) {
        long at = EPOCH + second * SECOND;
        AccountedService service = activation == null ? null : AccountedService.of(activation, acctSessionId);
        return new AccountingEvent(
                nasId,
                status,
                status.code(),
                acctSessionId,
                login,
                new EventTime(at, -1, at + MILLISECOND, 0),
                usage,
                terminateCause,
                service,
                new AccountedLine(7L, "ge-1/0/0.7", "02:00:00:00:00:07", "10.1.2.3", null, null, partition),
                sessionId,
                -1,
                Objects.hash(nasId, status, acctSessionId, second, usage, terminateCause),
                new byte[] {1, 3, 'x'});
    }
}
