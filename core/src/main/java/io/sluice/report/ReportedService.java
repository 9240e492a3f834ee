package io.sluice.report;

import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import io.sluice.service.InterimInterval;
import io.sluice.session.StopCause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that Sluice reports to its retailer, because the NAS does not: one Start when it becomes active, interim records at
 * its interval, one Stop when it ends, however it ends.
 *
 * <p>Such a NAS counts the session as a whole. The service is said to have used what the session used while it ran, as far as the
 * NAS has told; and only where the service counts volume.
 *
 * @param startedAt by the business clock
 * @param countsVolume whether its statistics are of time and volume
 * @param sessionBefore what the session had used when the service started, as far as known
 */
public record ReportedService(
        ServiceAcctSessionId acctSessionId,
        String activation,
        Instant startedAt,
        InterimInterval interim,
        boolean countsVolume,
        Usage sessionBefore) {

    /** How often a service without interim records is looked at, so that its end cannot go unnoticed. */
    public static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    public ServiceReport start() {
        return new ServiceReport(
                AccountingStatus.START, acctSessionId, activation, startedAt, Usage.NONE, (int) Usage.ABSENT);
    }

    /**
     * @param session what the session has used so far
     */
    public ServiceReport interim(Instant now, Usage session) {
        return new ServiceReport(
                AccountingStatus.INTERIM_UPDATE, acctSessionId, activation, now, used(now, session), (int)
                        Usage.ABSENT);
    }

    /**
     * @param session what the session has used so far
     * @param cause null if it is not known why
     */
    public ServiceReport stop(Instant at, Usage session, @Nullable StopCause cause) {
        return new ServiceReport(
                AccountingStatus.STOP, acctSessionId, activation, at, used(at, session), TerminateCause.of(cause));
    }

    /**
     * When it is to be looked at next: at the next whole interval since its start, however many were missed, for records tell totals;
     * after {@link #BETWEEN_LOOKS} where it has none.
     */
    public Instant nextLook(Instant now) {
        if (interim.isOff()) {
            return now.plus(BETWEEN_LOOKS);
        }
        long elapsed = Math.max(0, Duration.between(startedAt, now).toSeconds());
        return startedAt.plusSeconds((elapsed / interim.seconds() + 1) * interim.seconds());
    }

    private Usage used(Instant at, Usage session) {
        long seconds = Math.max(0, Duration.between(startedAt, at).toSeconds());
        if (!countsVolume) {
            return new Usage(seconds, Usage.ABSENT, Usage.ABSENT, Usage.ABSENT, Usage.ABSENT);
        }
        return new Usage(
                seconds,
                since(sessionBefore.inputOctets(), session.inputOctets()),
                since(sessionBefore.outputOctets(), session.outputOctets()),
                since(sessionBefore.inputPackets(), session.inputPackets()),
                since(sessionBefore.outputPackets(), session.outputPackets()));
    }

    private static long since(long before, long now) {
        return Math.max(0, Math.max(0, now) - Math.max(0, before));
    }
}
