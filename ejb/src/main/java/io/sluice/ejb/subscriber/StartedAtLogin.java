package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceCall;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.draft.LoginGroups;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a subscriber starts at login as it is stored, for whoever adds to it. For one transaction. */
final class StartedAtLogin {

    private final EntityManager entities;
    private final EntityServiceBook services;
    private final LoginGroups groups = new LoginGroups();

    StartedAtLogin(EntityManager entities, EntityServiceBook services) {
        this.entities = entities;
        this.services = services;
    }

    StartedAtLogin withRecord(Subscriber subscriber) {
        for (RecordService service : subscriber.record().services()) {
            ServiceCall call = ServiceCall.parse(service.activation());
            services.terms(call.name()).ifPresent(terms -> groups.hold(terms, "the record's " + call.text()));
        }
        return this;
    }

    /**
     * @param except id of a subscription that is about to be replaced, null for none
     */
    StartedAtLogin withSubscriptions(Subscriber subscriber, @Nullable Long except) {
        entities.createQuery(
                        "select s from Subscription s join fetch s.service where s.subscriber = :subscriber"
                                + " and s.trigger = :trigger and s.status <> :suspended order by s.id",
                        Subscription.class)
                .setParameter("subscriber", subscriber)
                .setParameter("trigger", ActivationTrigger.ACTIVATE_ON_LOGIN)
                .setParameter("suspended", SubscriptionStatus.SUSPENDED)
                .getResultStream()
                .filter(subscription -> !Objects.equals(subscription.id(), except))
                .forEach(subscription -> services.terms(subscription.service().name())
                        .ifPresent(terms -> groups.hold(terms, "the subscription " + subscription.name())));
        return this;
    }

    LoginGroups groups() {
        return groups;
    }
}
