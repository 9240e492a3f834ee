package io.sluice.ejb.session;

import io.sluice.service.ServiceGrant;
import java.util.Optional;

/** What an order has to know of its NAS, from memory. */
@FunctionalInterface
public interface ChangeableNas {

    /**
     * Whether the NAS takes changes of a running service's limits; empty if it takes no CoA-Requests at all, or is not
     * known.
     */
    Optional<Boolean> canUpdate(long nasId);

    /**
     * The name of an attribute that the NAS does not understand; empty if it understands all, or is not known.
     *
     * @param relayed encoded attributes that are to be handed on
     */
    default Optional<String> foreignIn(long nasId, byte[] relayed) {
        return Optional.empty();
    }

    /** Why the NAS cannot run a service, in words; empty if it can, or is not known. */
    default Optional<String> objectionTo(long nasId, ServiceGrant service) {
        return Optional.empty();
    }
}
