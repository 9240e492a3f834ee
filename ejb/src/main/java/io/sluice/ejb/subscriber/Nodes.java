package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Refused;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds nodes of the tree, as far as a tenant may see them. */
public final class Nodes {

    private static final int MOST_AT_ONCE = 1_000;

    private final EntityManager entities;
    private final TenantScope scope;

    public Nodes(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /**
     * Where a node may stand: directly below a retailer, or below a node of it.
     *
     * @param node null for directly below the retailer
     */
    public record Place(Retailer retailer, @Nullable Subscriber node) {}

    /** The subscriber of an id. */
    public Subscriber require(long id) {
        Subscriber found = entities.find(Subscriber.class, id);
        if (found == null || !scope.contains(found.retailer())) {
            throw Refused.notFound("No subscriber has the id " + id + '.');
        }
        return found;
    }

    /**
     * The place of a path: a retailer's name, and after each {@code /} the name of a node that groups others.
     *
     * @return empty if there is none, or none that the tenant may see
     */
    public Optional<Place> find(String path) {
        String[] names = path.split("/", -1);
        Optional<Place> place = entities.createQuery("select r from Retailer r where r.name = :name", Retailer.class)
                .setParameter("name", names[0])
                .getResultStream()
                .filter(scope::contains)
                .findFirst()
                .map(retailer -> new Place(retailer, null));
        for (int i = 1; i < names.length && place.isPresent(); i++) {
            String name = names[i];
            place = place.flatMap(above -> below(above, name)
                    .filter(node -> !node.kind().mayLogIn())
                    .map(node -> new Place(above.retailer(), node)));
        }
        return place;
    }

    /** The node of a name directly below a place. */
    Optional<Subscriber> below(Place place, String name) {
        Subscriber node = place.node();
        TypedQuery<Subscriber> query = entities.createQuery(
                        "select s from Subscriber s where s.retailer = :retailer and s.name = :name and "
                                + (node == null ? "s.parent is null" : "s.parent = :parent"),
                        Subscriber.class)
                .setParameter("retailer", place.retailer())
                .setParameter("name", name);
        if (node != null) {
            query.setParameter("parent", node);
        }
        return query.getResultStream().findFirst();
    }

    /** The ids of a node and of all below it. */
    public Set<Long> from(long id) {
        Set<Long> all = new HashSet<>();
        List<Long> level = List.of(id);
        while (!level.isEmpty()) {
            all.addAll(level);
            List<Long> below = new ArrayList<>();
            for (int at = 0; at < level.size(); at += MOST_AT_ONCE) {
                below.addAll(entities.createQuery("select s.id from Subscriber s where s.parent.id in :ids", Long.class)
                        .setParameter("ids", level.subList(at, Math.min(at + MOST_AT_ONCE, level.size())))
                        .getResultList());
            }
            level = below;
        }
        return all;
    }

    /** Names from the retailer down to the node above a subscriber, joined by {@code /}. */
    public static String pathAbove(Subscriber subscriber) {
        return subscriber
                .parent()
                .map(parent -> pathAbove(parent) + '/' + parent.name())
                .orElseGet(() -> subscriber.retailer().name());
    }
}
