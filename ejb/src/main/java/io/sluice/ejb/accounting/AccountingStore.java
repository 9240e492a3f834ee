package io.sluice.ejb.accounting;

import io.sluice.session.AccountingPlan;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes what a batch of accounting requests says, in the caller's transaction and with at most six statements however
 * large the batch, and two more for each NAS that began anew; only sessions that bear another's name cost more. Storing a batch twice leaves what storing it once leaves.
 */
public interface AccountingStore {

    /**
     * Stores a batch.
     *
     * @return where the subscriber sessions that were touched now stand, as far as their subscribers are known and somebody
     *     counts them
     * @throws SQLException the SQLState tells whether the data or the database is at fault
     */
    List<SessionPresence> store(AccountingPlan plan) throws SQLException;
}
