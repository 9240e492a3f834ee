package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceScopes;
import io.sluice.service.Substitutions;
import io.sluice.service.Substitutions.Level;
import io.sluice.service.Substitutions.Resolution;
import io.sluice.service.Substitutions.Source;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.SubscriptionStatus;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the parameters of a service that a subscriber activates now, at a NAS that is known. The subscription that
 * counts is the subscriber's, else that of the nearest node above; of several the one named as the service. For one transaction.
 */
public final class SubscribedTexts {

    private final EntityManager entities;
    private final ServiceScopes scopes;

    public SubscribedTexts(EntityManager entities, ServiceScopes scopes) {
        this.entities = entities;
        this.scopes = scopes;
    }

    /**
     * What was found.
     *
     * @param limits the subscription's; none if there is no subscription
     * @param offered whether the service may be activated there at all
     */
    public record Found(Resolution resolution, ServiceLimits limits, boolean offered) {}

    /**
     * @param subscriber by id; null for one we do not know, for whom only the definition's defaults count
     * @param session what the order itself says of parameters
     */
    public Found of(@Nullable Long subscriber, long nas, ServiceFacts service, Map<String, String> session) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(Source.SESSION, "", session));
        Subscriber found = subscriber == null ? null : entities.find(Subscriber.class, subscriber);
        if (found == null) {
            return new Found(Substitutions.resolve(service.parameters(), levels), ServiceLimits.NONE, true);
        }
        Optional<Subscription> subscription = nearest(found, service.name());
        subscription.ifPresent(own -> levels.add(new Level(Source.SUBSCRIPTION, own.name(), own.substitutions())));
        InheritedTexts inherited = InheritedTexts.of(found, nas, scopes);
        levels.addAll(inherited.levels(service.name()));
        return new Found(
                Substitutions.resolve(service.parameters(), levels),
                subscription.map(Subscription::limits).orElse(ServiceLimits.NONE),
                inherited.offers(service.name()));
    }

    private Optional<Subscription> nearest(Subscriber from, String service) {
        Optional<Subscription> found = Optional.empty();
        Optional<Subscriber> node = Optional.of(from);
        while (found.isEmpty() && node.isPresent()) {
            found = entities.createQuery(
                            "select s from Subscription s where s.subscriber = :node and s.service.name = :service"
                                    + " and s.status <> :suspended"
                                    + " order by case when s.name = :service then 0 else 1 end, s.id",
                            Subscription.class)
                    .setParameter("node", node.get())
                    .setParameter("service", service)
                    .setParameter("suspended", SubscriptionStatus.SUSPENDED)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst();
            node = node.get().parent();
        }
        return found;
    }
}
