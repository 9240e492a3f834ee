package io.sluice.ejb.accounting;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What recording accounting tells operators: a change of state once, not every batch. */
public class AccountingLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb.accounting");

    private final AtomicBoolean storing = new AtomicBoolean(true);

    /** A batch was written. */
    void stored() {
        if (!storing.get() && storing.compareAndSet(false, true)) {
            LOG.log(Level.INFO, "SLU-22001 Accounting is stored again");
        }
    }

    /** A batch could not be written, and not for its data. */
    void notStored(SQLException why) {
        if (storing.compareAndSet(true, false)) {
            LOG.log(
                    Level.ERROR,
                    "SLU-22101 Accounting cannot be stored ({0}, SQLState {1}); nothing is answered until it can",
                    why.getMessage(),
                    why.getSQLState());
        } else {
            LOG.log(Level.DEBUG, "SLU-22102 Accounting still cannot be stored: {0}", why.getMessage());
        }
    }
}
