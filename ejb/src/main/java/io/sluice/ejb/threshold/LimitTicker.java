package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.IntSupplier;

/** Has limits looked at each second, on every node; which of them looks at which service its row's claim decides. */
@Singleton
@Startup
@DependsOn("StartUp")
public class LimitTicker {

    @EJB
    private LimitTransaction transaction;

    @SuppressWarnings("NullAway.Init")
    protected LimitTicker() {}

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void look() {
        try {
            repeat(transaction::turnQuotas);
            repeat(transaction::enforce);
        } catch (EJBException e) {
            // Nothing is lost: what was due stays so until a look at it has committed.
            if (e.getCause() instanceof DatabaseAway away) {
                LimitLog.databaseAway(String.valueOf(away.getMessage()));
            } else {
                LimitLog.failed(e);
            }
        }
    }

    private static void repeat(IntSupplier work) {
        int done;
        do {
            done = work.getAsInt();
        } while (done == LimitEnforcer.BATCH);
    }
}
