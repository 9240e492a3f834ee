package io.sluice.ejb.service;

import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceVersion;
import io.sluice.session.ServiceState;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a service from being removed. */
final class ServiceUse {

    private ServiceUse() {}

    /** In a sentence; empty if nothing does. */
    static Optional<String> of(ServiceDefinition service, EntityManager entities) {
        List<String> uses = new ArrayList<>();
        count(uses, "subscriptions", subscriptions(service, entities));
        count(uses, "records of subscribers", records(service.name(), entities));
        count(uses, "open service sessions", sessions(service, entities));
        return uses.isEmpty()
                ? Optional.empty()
                : Optional.of("The service is used by " + String.join(", ", uses) + '.');
    }

    private static void count(List<String> uses, String what, long count) {
        if (count > 0) {
            uses.add(count + " " + what);
        }
    }

    private static long subscriptions(ServiceDefinition service, EntityManager entities) {
        return entities.createQuery("select count(s) from Subscription s where s.service = ?1", Long.class)
                .setParameter(1, service)
                .getSingleResult();
    }

    private static long records(String name, EntityManager entities) {
        return entities.createQuery(
                        "select count(s) from Subscriber s join s.services r where r.activation = ?1"
                                + " or substring(r.activation, 1, ?2) = ?3",
                        Long.class)
                .setParameter(1, name)
                .setParameter(2, name.length() + 1)
                .setParameter(3, name + '(')
                .getSingleResult();
    }

    private static long sessions(ServiceDefinition service, EntityManager entities) {
        List<Long> versions =
                service.versions().stream().map(ServiceVersion::id).toList();
        return entities.createQuery(
                        "select count(s) from ServiceSession s where s.serviceVersionId in ?1 and s.state not in ?2",
                        Long.class)
                .setParameter(1, versions)
                .setParameter(2, List.of((short) ServiceState.STOPPED.code(), (short) ServiceState.FAILED.code()))
                .getSingleResult();
    }
}
