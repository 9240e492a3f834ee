package io.sluice.jca.inbound;

import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One worker's endpoint and the three calls of a delivery, which the container wants on one thread (JCA 2.1 §13.5.6).
 *
 * <p>The endpoint is made once and survives what the bean throws, although the container then replaces the bean. It is
 * made anew after the container said that it is not available, or when the frame around the bean itself failed.
 */
final class EndpointCall {

    private static final Method ON_REQUESTS = onRequests();

    private final MessageEndpointFactory factory;
    private @Nullable MessageEndpoint endpoint;

    EndpointCall(MessageEndpointFactory factory) {
        this.factory = factory;
    }

    private static Method onRequests() {
        try {
            return RadiusListener.class.getMethod("onRequests", RadiusBatch.class);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("RadiusListener lacks onRequests", e);
        }
    }

    /**
     * Delivers.
     *
     * @return what the bean, its transaction or the container threw, null if nothing was thrown, which does not mean
     *     that anything was committed
     */
    @Nullable
    Throwable deliver(RadiusBatch batch) {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            MessageEndpoint target = endpoint();
            target.beforeDelivery(ON_REQUESTS);
            return framed(target, batch);
        } catch (ResourceException | NoSuchMethodException | RuntimeException | LinkageError e) {
            // The container could not even begin; whatever it left half done goes with the endpoint.
            release();
            return e;
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private @Nullable Throwable framed(MessageEndpoint target, RadiusBatch batch) {
        Throwable failure = null;
        try {
            ((RadiusListener) target).onRequests(batch);
        } catch (Throwable e) {
            // Whatever the bean threw, afterDelivery must come, and the thread goes on delivering.
            failure = e;
        }
        try {
            target.afterDelivery();
        } catch (ResourceException | RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
        if (failure instanceof UnavailableException || isUnavailable(failure)) {
            release();
        }
        return failure;
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure != null && failure.getCause() instanceof UnavailableException;
    }

    private MessageEndpoint endpoint() throws UnavailableException {
        MessageEndpoint current = endpoint;
        if (current == null) {
            current = factory.createEndpoint(null);
            endpoint = current;
        }
        return current;
    }

    /** Gives the endpoint back; the next delivery makes another. */
    void release() {
        MessageEndpoint current = endpoint;
        endpoint = null;
        if (current != null) {
            try {
                current.release();
            } catch (RuntimeException alreadyGone) {
                // A container that is taking the application down may refuse; there is nothing left to give back then.
                return;
            }
        }
    }
}
