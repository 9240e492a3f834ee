package io.sluice.ejb.platform;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * What is told to others once a transaction has committed. Interposed, so it is called after the database has; rollbacks by
 * whomever are seen here too, and then nothing is told.
 */
public record AfterCommit(Runnable told) implements Synchronization {

    /** Has something run once the transaction of this thread is committed. */
    public static void run(TransactionSynchronizationRegistry transaction, Runnable told) {
        transaction.registerInterposedSynchronization(new AfterCommit(told));
    }

    @Override
    public void beforeCompletion() {
        // nothing is left for then
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            told.run();
        }
    }
}
