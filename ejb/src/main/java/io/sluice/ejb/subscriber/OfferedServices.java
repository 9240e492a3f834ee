package io.sluice.ejb.subscriber;

import org.jspecify.annotations.Nullable;

/** Where services are offered at all: those that an exclusive scope names only where such a scope holds. */
@FunctionalInterface
public interface OfferedServices {

    /** All of them everywhere. */
    OfferedServices EVERYWHERE = (service, subscriberId, nasId) -> true;

    /**
     * Whether a service may be activated.
     *
     * @param service by name
     * @param subscriberId for whom; null for nobody we know
     */
    boolean areOffered(String service, @Nullable Long subscriberId, long nasId);
}
