package io.sluice.ejb.accounting;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A transaction that ends when the test says so. */
public final class FakeTransaction {

    private final List<Synchronization> interposed = new ArrayList<>();
    private boolean rollbackOnly;

    public TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "registerInterposedSynchronization" -> interposed.add((Synchronization) arguments[0]);
                        case "setRollbackOnly" -> rollbackOnly = true;
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    public boolean isRollbackOnly() {
        return rollbackOnly;
    }

    public void end(int status) {
        interposed.forEach(Synchronization::beforeCompletion);
        interposed.forEach(synchronization -> synchronization.afterCompletion(status));
    }
}
