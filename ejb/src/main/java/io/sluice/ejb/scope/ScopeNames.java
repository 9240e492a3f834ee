package io.sluice.ejb.scope;

import io.sluice.ejb.subscriber.Nodes;
import io.sluice.service.ServiceScope;
import io.sluice.service.ServiceScope.Reach;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.Objections;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a scope names, between the names that people know and the ids that are stored. */
final class ScopeNames {

    private final EntityManager entities;

    ScopeNames(EntityManager entities) {
        this.entities = entities;
    }

    /** The ids; what there is not is objected to. */
    Reach reach(ScopeCommand command, Objections against) {
        Set<Long> services = ids("ServiceDefinition", "service", command.services(), against.at("services"));
        Set<Long> nases = ids("Nas", "NAS", command.nases(), against.at("nases"));
        Set<Long> retailers = new HashSet<>();
        Set<Long> subscribers = new HashSet<>();
        Nodes nodes = new Nodes(entities, TenantScope.ALL);
        for (int i = 0; i < command.below().size(); i++) {
            String path = command.below().get(i);
            Optional<Nodes.Place> place = nodes.find(path);
            if (place.isEmpty()) {
                against.at("below").at(i).add("nothing that could have others below it is at " + path);
                continue;
            }
            Subscriber node = place.get().node();
            if (node == null) {
                retailers.add(place.get().retailer().id());
            } else {
                subscribers.add(node.id());
            }
        }
        return new Reach(services, nases, retailers, subscribers);
    }

    private Set<Long> ids(String entity, String what, List<String> names, Objections against) {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            List<Long> found = entities.createQuery("select e.id from " + entity + " e where e.name = ?1", Long.class)
                    .setParameter(1, names.get(i))
                    .getResultList();
            if (found.isEmpty()) {
                against.at(i).add("there is no " + what + " " + names.get(i));
            }
            ids.addAll(found);
        }
        return ids;
    }

    ScopeView view(ServiceScope scope) {
        Reach reach = scope.reach();
        List<String> below = new ArrayList<>();
        reach.retailers()
                .forEach(id -> below.add(Objects.requireNonNull(entities.find(Retailer.class, id))
                        .name()));
        reach.subscribers().forEach(id -> below.add(path(Objects.requireNonNull(entities.find(Subscriber.class, id)))));
        return new ScopeView(
                scope.name(),
                scope.precedence(),
                scope.exclusive(),
                names("ServiceDefinition", reach.services()),
                scope.substitutions(),
                names("Nas", reach.nases()),
                below.stream().sorted().toList(),
                scope.version());
    }

    private static String path(Subscriber node) {
        return Nodes.pathAbove(node) + '/' + node.name();
    }

    private List<String> names(String entity, Set<Long> ids) {
        Stream<String> names = ids.isEmpty()
                ? Stream.of()
                : entities.createQuery("select e.name from " + entity + " e where e.id in ?1", String.class)
                        .setParameter(1, ids)
                        .getResultStream();
        return names.sorted().toList();
    }
}
