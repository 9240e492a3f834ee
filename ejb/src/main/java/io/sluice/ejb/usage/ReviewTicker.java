package io.sluice.ejb.usage;

import io.sluice.ejb.accounting.SessionPresence;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.OpenSessions;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Has records reviewed every five seconds and silent sessions looked for every minute, on every node; which of them does it
 * the database decides. A tick works for so short a time that answering records goes before reviewing them: what is left waits.
 */
@Singleton
@Startup
@DependsOn("StartUp")
public class ReviewTicker {

    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(350);

    @Inject
    private AccountingReview review;

    @Inject
    private SilentSessions silent;

    @Inject
    private OpenSessions openSessions;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected ReviewTicker() {}

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void review() {
        long end = System.nanoTime() + WORK_NANOS;
        try {
            int read;
            do {
                read = review.read(Columns.micros(clock.instant()));
            } while (read >= 0 && System.nanoTime() - end < 0);
        } catch (DatabaseAway e) {
            // nothing is lost: the next tick goes on where the last one committed
            UsageLog.notReviewed(e);
        }
    }

    @Schedule(hour = "1", minute = "20", timezone = "UTC", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void forgetNames() {
        try {
            silent.forgetNames(Columns.micros(clock.instant()));
        } catch (DatabaseAway e) {
            // the next day forgets them
            UsageLog.notReviewed(e);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void lookForSilence() {
        try {
            SilentSessions.Look look;
            do {
                look = silent.look(Columns.micros(clock.instant()));
                for (SessionPresence presence : look.closed()) {
                    openSessions.closed(presence.subscriberId(), presence.id());
                }
                if (look.silent() > 0) {
                    UsageLog.silent(look.silent());
                }
            } while (look.looked() == SilentSessions.MOST);
        } catch (DatabaseAway e) {
            // nothing is lost: the next minute looks again
            UsageLog.notReviewed(e);
        }
    }
}
