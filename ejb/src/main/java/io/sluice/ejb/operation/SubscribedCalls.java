package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Refused;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceParameter;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes a service that was ordered by its name alone with what the subscriber has in place of its parameters. */
final class SubscribedCalls {
    private static final String SUBSTITUTIONS = "select key(t), value(t) from Subscription s join s.substitutions t"
            + " where s.subscriber.id = :subscriber and s.service.name = :service";

    private final EntityManager entities;
    private final ServiceDirectory services;

    SubscribedCalls(EntityManager entities, ServiceDirectory services) {
        this.entities = entities;
        this.services = services;
    }

    /**
     * The activation string that is meant; what is given with parentheses, or is no service we know, is left as it is.
     *
     * @throws Refused naming the parameter that nothing is known for
     */
    String complete(String given, @Nullable Long subscriber) {
        Optional<ServiceFacts> known = given.indexOf('(') < 0 ? services.current(given.strip()) : Optional.empty();
        if (known.isEmpty() || known.get().parameters().isEmpty()) {
            return given;
        }
        Map<String, String> substitutions =
                substitutions(subscriber, known.get().name());
        List<String> arguments = new ArrayList<>();
        for (ServiceParameter parameter : known.get().parameters()) {
            String argument = substitutions.getOrDefault(parameter.name(), parameter.defaultValue());
            if (argument == null) {
                throw Refused.invalid(
                        "/service",
                        "Nothing is known for its parameter " + parameter.name()
                                + ": write it in parentheses, or let a subscription substitute it.");
            }
            arguments.add(argument);
        }
        return call(known.get().name(), arguments);
    }

    private static String call(String name, List<String> arguments) {
        try {
            return ServiceCall.of(name, arguments).text();
        } catch (IllegalArgumentException e) {
            throw Refused.invalid(
                    "/service", "With the subscriber's parameters it cannot be written: " + e.getMessage() + '.');
        }
    }

    private Map<String, String> substitutions(@Nullable Long subscriber, String service) {
        Map<String, String> found = new HashMap<>();
        if (subscriber != null) {
            entities.createQuery(SUBSTITUTIONS, Object[].class)
                    .setParameter("subscriber", subscriber)
                    .setParameter("service", service)
                    .getResultList()
                    .forEach(row -> found.put((String) row[0], (String) row[1]));
        }
        return found;
    }
}
