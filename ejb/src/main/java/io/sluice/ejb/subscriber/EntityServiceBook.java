package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceTerms;
import io.sluice.subscriber.draft.ServiceBook;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The services as they are in the current transaction, each looked for once. For one transaction. */
final class EntityServiceBook implements ServiceBook {

    private final EntityManager entities;
    private final Map<String, Optional<ServiceDefinition>> found = new HashMap<>();
    private final Map<String, Optional<ServiceTerms>> terms = new HashMap<>();

    EntityServiceBook(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<ServiceTerms> terms(String service) {
        return terms.computeIfAbsent(service, name -> definition(name)
                .map(definition -> definition.current().terms()));
    }

    Optional<ServiceDefinition> definition(String service) {
        return found.computeIfAbsent(service, name -> entities.createQuery(
                        "select d from ServiceDefinition d where d.name = :name", ServiceDefinition.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst());
    }
}
