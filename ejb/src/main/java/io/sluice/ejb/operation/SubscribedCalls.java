package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.subscriber.SubscribedTexts;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceLimits;
import io.sluice.session.SubscriberSession;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes a service that was ordered by its name alone with what the subscriber has in place of its parameters, and with the
 * limits of the subscription.
 */
final class SubscribedCalls {

    private final EntityManager entities;
    private final ServiceDirectory services;

    SubscribedCalls(EntityManager entities, ServiceDirectory services) {
        this.entities = entities;
        this.services = services;
    }

    /**
     * What is meant.
     *
     * @param limits the subscription's; none if the order was no bare name
     */
    record Meant(String activation, ServiceLimits limits) {}

    /**
     * The activation string that is meant; what is given with parentheses, or is no service we know, is left as it is.
     *
     * @throws Refused naming the parameter that nothing is known for, or if the service is not offered there
     */
    Meant complete(String given, SubscriberSession session) {
        return complete(given, session.subscriberId(), session.nasId(), "/service");
    }

    /**
     * The same for a session that is still to be stored.
     *
     * @param pointer to the member that the service was given in
     */
    Meant complete(String given, @Nullable Long subscriberId, long nasId, String pointer) {
        boolean isBare = given.indexOf('(') < 0;
        Optional<ServiceFacts> known =
                services.newest((isBare ? given : given.substring(0, given.indexOf('('))).strip());
        if (known.isEmpty()) {
            return new Meant(given, ServiceLimits.NONE);
        }
        ServiceFacts service = known.get();
        SubscribedTexts.Found found =
                new SubscribedTexts(entities, services.scopes()).of(subscriberId, nasId, service, Map.of());
        if (!found.offered()) {
            throw Refused.invalid(
                    pointer, service.name() + " is not offered there: an exclusive scope has it elsewhere.");
        }
        if (!isBare) {
            return new Meant(given, ServiceLimits.NONE);
        }
        List<String> arguments = found.resolution()
                .arguments()
                .orElseThrow(() -> Refused.invalid(
                        pointer,
                        "Nothing is known for its parameter "
                                + found.resolution().missing().get(0)
                                + ": write it in parentheses, or let a subscription substitute it."));
        return new Meant(arguments.isEmpty() ? given : call(service.name(), arguments, pointer), found.limits());
    }

    private static String call(String name, List<String> arguments, String pointer) {
        try {
            return ServiceCall.of(name, arguments).text();
        } catch (IllegalArgumentException e) {
            throw Refused.invalid(
                    pointer, "With the subscriber's parameters it cannot be written: " + e.getMessage() + '.');
        }
    }
}
