package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.draft.LoginGroups;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.SubscriptionDraft;
import io.sluice.subscriber.draft.SubscriptionRule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** Gives subscribers services, and takes them away. Every change counts from the next activation on. */
@Stateless
public class SubscriptionManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CurrentServices current;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected SubscriptionManager() {}

    SubscriptionManager(EntityManager entities, CurrentServices current, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.current = current;
        this.changes = changes;
        this.audit = audit;
    }

    /** Adds a subscription under a name that the subscriber's others do not have. */
    public Written<SubscriptionView> add(long subscriberId, SubscriptionDraft draft, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        EntityServiceBook services = new EntityServiceBook(entities);
        SubscriptionRule rule = new SubscriptionRule(services);
        check(rule, draft, subscriber, others(subscriber, services, null));
        requireFree(subscriber, draft.effectiveName());
        Subscription subscription = new Subscription(
                subscriber, services.definition(draft.service()).orElseThrow(), draft.effectiveName());
        apply(subscription, draft);
        entities.persist(subscription);
        entities.flush();
        SubscriptionView view = SubscriptionView.of(subscription);
        tell("subscription.created", view, null, SubscriberJson.of(view), actor);
        return Written.created(view, Sound.warnings(rule.advice(draft, new Objections())));
    }

    /** Replaces all of a subscription but its service and its name, which are fixed. */
    public Written<SubscriptionView> replace(
            long subscriberId, long id, SubscriptionDraft draft, ExpectedState expected, Actor actor) {
        Subscription subscription = require(subscriberId, id, actor);
        expected.requireIn(subscription.version());
        SubscriptionView before = SubscriptionView.of(subscription);
        EntityServiceBook services = new EntityServiceBook(entities);
        SubscriptionRule rule = new SubscriptionRule(services);
        checkFixed(before, draft);
        check(rule, draft, subscription.subscriber(), others(subscription.subscriber(), services, id));
        apply(subscription, draft);
        entities.flush();
        SubscriptionView after = SubscriptionView.of(subscription);
        tell("subscription.changed", after, SubscriberJson.of(before), SubscriberJson.of(after), actor);
        return Written.changed(after, Sound.warnings(rule.advice(draft, new Objections())));
    }

    /** Removes a subscription; what runs of it goes on. */
    public void delete(long subscriberId, long id, ExpectedState expected, Actor actor) {
        Subscription subscription = require(subscriberId, id, actor);
        expected.requireIn(subscription.version());
        SubscriptionView before = SubscriptionView.of(subscription);
        entities.remove(subscription);
        entities.flush();
        tell("subscription.deleted", before, SubscriberJson.of(before), null, actor);
    }

    private LoginGroups others(Subscriber subscriber, EntityServiceBook services, @Nullable Long except) {
        return new StartedAtLogin(entities, services)
                .withRecord(subscriber)
                .withSubscriptions(subscriber, except)
                .groups();
    }

    private void check(SubscriptionRule rule, SubscriptionDraft draft, Subscriber subscriber, LoginGroups others) {
        Objections against = new Objections();
        InheritedTexts inherited = InheritedTexts.of(subscriber, null, current.scopes());
        rule.check(draft, others, inherited, against);
        Sound.require(against);
    }

    private static void checkFixed(SubscriptionView before, SubscriptionDraft draft) {
        Objections against = new Objections();
        if (!draft.service().equals(before.service())) {
            against.at("service").add("is fixed: it is " + before.service());
        }
        if (draft.name() != null && !draft.name().equals(before.name())) {
            against.at("name").add("is fixed: it is " + before.name());
        }
        Sound.require(against);
    }

    private void requireFree(Subscriber subscriber, String name) {
        boolean taken = !entities.createQuery(
                        "select s.id from Subscription s where s.subscriber = :subscriber and s.name = :name",
                        Long.class)
                .setParameter("subscriber", subscriber)
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw Refused.duplicate("/name", "Another subscription of the subscriber has the name " + name + '.');
        }
    }

    private Subscription require(long subscriberId, long id, Actor actor) {
        new Nodes(entities, actor.scope()).require(subscriberId);
        Subscription found = entities.find(Subscription.class, id);
        if (found == null
                || !Long.valueOf(subscriberId).equals(found.subscriber().id())) {
            throw Refused.notFound("The subscriber has no subscription with the id " + id + '.');
        }
        return found;
    }

    private static void apply(Subscription subscription, SubscriptionDraft draft) {
        if (draft.trigger() == ActivationTrigger.ACTIVATE_ON_LOGIN) {
            subscription.activateOnLogin((int) draft.activationOrder());
        } else {
            subscription.activateByHand();
        }
        switch (draft.status()) {
            case ACTIVE -> subscription.resume();
            case SUSPENDED -> subscription.suspend();
            case HIDDEN -> subscription.hide();
        }
        subscription.substitute(draft.substitutions());
        subscription.limit(draft.serviceLimits());
    }

    private void tell(
            String action,
            SubscriptionView subscription,
            @Nullable JsonObject before,
            @Nullable JsonObject after,
            Actor actor) {
        // Whoever stands below inherits it.
        IdRanges.of(new Nodes(entities, actor.scope()).from(subscription.subscriberId()))
                .forEach(subject -> changes.changed(ChangeTopic.SUBSCRIBER, subject));
        String resource = "/subscribers/" + subscription.subscriberId() + "/subscriptions/" + subscription.id();
        audit.record(actor, action, resource, before, after);
    }
}
