package io.sluice.subscriber.draft;

import io.sluice.service.Substitutions;
import java.util.List;

/** What others than a subscription say of a service's parameters: the subscriber, the nodes above it, the scopes. */
public interface Inherited {

    /** Nobody says anything. */
    Inherited NOTHING = service -> List.of();

    List<Substitutions.Level> levels(String service);

    /** Whether a service is offered there at all, be it at some NASes only. */
    default boolean offers(String service) {
        return true;
    }
}
