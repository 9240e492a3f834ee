package io.sluice.service;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scope as those need it who make activations; immutable.
 *
 * @param services by name; empty for all
 * @param nases by id; empty for all
 * @param retailers by id; together with {@code subscribers} empty for all
 * @param subscribers nodes of the tree by id, each with everything below it
 */
public record ScopeFacts(
        String name,
        int precedence,
        boolean exclusive,
        Set<String> services,
        Map<String, String> substitutions,
        Set<Long> nases,
        Set<Long> retailers,
        Set<Long> subscribers) {

    /**
     * Who activates, and where.
     *
     * @param nas by id; null for all that no scope names: then no scope of certain NASes holds
     * @param nodes the subscriber and every node above it, by id
     */
    public record Place(@Nullable Long nas, long retailer, List<Long> nodes) {

        public Place {
            nodes = List.copyOf(nodes);
        }

        /** The same somebody at a NAS. */
        public Place at(long nasId) {
            return new Place(nasId, retailer, nodes);
        }
    }

    public ScopeFacts {
        services = Set.copyOf(services);
        substitutions = Map.copyOf(substitutions);
        nases = Set.copyOf(nases);
        retailers = Set.copyOf(retailers);
        subscribers = Set.copyOf(subscribers);
    }

    /** Whether it is about activations of a service at a place. */
    boolean holds(String service, Place place) {
        return (services.isEmpty() || services.contains(service)) && holdsAt(place);
    }

    /** Whether it is about somebody, wherever that is. */
    boolean isFor(Place place) {
        boolean everyone = retailers.isEmpty() && subscribers.isEmpty();
        return everyone || retailers.contains(place.retailer()) || !Collections.disjoint(subscribers, place.nodes());
    }

    private boolean holdsAt(Place place) {
        return isFor(place) && (nases.isEmpty() || (place.nas() != null && nases.contains(place.nas())));
    }
}
