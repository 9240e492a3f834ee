package io.sluice.jca.fake;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;

/** Offers nothing: the adapter must need nothing of it. */
public final class FakeBootstrapContext implements BootstrapContext {

    @Override
    public WorkManager getWorkManager() {
        throw new UnsupportedOperationException("the adapter has threads of its own");
    }

    @Override
    public XATerminator getXATerminator() {
        throw new UnsupportedOperationException("RADIUS knows no transactions");
    }

    @Override
    public Timer createTimer() {
        throw new UnsupportedOperationException("the adapter has a timer of its own");
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> type) {
        return false;
    }

    @Override
    public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        throw new UnsupportedOperationException("RADIUS knows no transactions");
    }
}
