package io.sluice.jca.fake;

import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusListener;
import jakarta.resource.spi.LocalTransactionException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to a bean as WildFly 39 does: a transaction around each call; an exception of the bean rolls back and comes out
 * of the call wrapped; a failed commit comes out of afterDelivery; a silent setRollbackOnly comes out of nothing. Notes
 * every breach of the contract by the adapter.
 */
public final class FakeEndpointFactory implements MessageEndpointFactory {

    private final RadiusListener bean;
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();

    public FakeEndpointFactory(RadiusListener bean) {
        this.bean = bean;
    }

    /** A bean that does this and commits. */
    public static RadiusListener committing(RadiusListener decides) {
        return batch -> {
            FakeTransaction.current().afterCommit(batch::committed);
            decides.onRequests(batch);
        };
    }

    /** The next so many endpoints cannot be had. */
    public void refuseEndpoints(int count) {
        unavailable.set(count);
    }

    public int created() {
        return created.get();
    }

    public int released() {
        return released.get();
    }

    public List<String> breaches() {
        return breaches;
    }

    @Override
    public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
        if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UnavailableException("not yet");
        }
        created.incrementAndGet();
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return true;
    }

    @Override
    public String getActivationName() {
        return "fake";
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean.getClass();
    }

    private final class Endpoint implements MessageEndpoint, RadiusListener {

        private @Nullable Thread frame;
        private boolean released;

        @Override
        public void beforeDelivery(Method method) {
            require(frame == null, "beforeDelivery within a delivery");
            require(!released, "delivery to a released endpoint");
            require(method.getName().equals("onRequests"), "beforeDelivery for " + method);
            frame = Thread.currentThread();
            FakeTransaction.begin();
        }

        @Override
        public void onRequests(RadiusBatch batch) {
            require(frame == Thread.currentThread(), "call on another thread or outside a delivery");
            try {
                bean.onRequests(batch);
            } catch (RuntimeException e) {
                FakeTransaction.current().setRollbackOnly();
                throw new RolledBack(e);
            }
        }

        @Override
        public void afterDelivery() throws LocalTransactionException {
            require(frame == Thread.currentThread(), "afterDelivery on another thread or without beforeDelivery");
            frame = null;
            FakeTransaction transaction = FakeTransaction.end();
            if (transaction.isRollbackOnly()) {
                return;
            }
            Exception failure = transaction.commitFailure();
            if (transaction.isOutcomeUnknown()) {
                transaction.committed();
            }
            if (failure != null) {
                RuntimeException rollback = new IllegalStateException("could not commit");
                // As Narayana does: what failed during the commit is suppressed by, not the cause of, the rollback.
                rollback.addSuppressed(failure);
                throw new LocalTransactionException(rollback);
            }
            transaction.committed();
        }

        @Override
        public void release() {
            require(!released, "released twice");
            released = true;
            FakeEndpointFactory.this.released.incrementAndGet();
        }

        private void require(boolean holds, String breach) {
            if (!holds) {
                breaches.add(breach);
            }
        }
    }

    /** Stands for EJBTransactionRolledbackException. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack(Throwable cause) {
            super(cause);
        }
    }
}
