package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.ejb.service.ScopeUse;
import io.sluice.session.SessionState;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriberRule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes nodes of the tree. Every change counts from the next login on. */
@Stateless
public class SubscriberManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CredentialVault vault;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected SubscriberManager() {}

    SubscriberManager(EntityManager entities, CredentialVault vault, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
    }

    /** Makes a node, active unless the draft says otherwise. */
    public Written<SubscriberView> create(SubscriberDraft draft, Actor actor) {
        Nodes nodes = new Nodes(entities, actor.scope());
        Objections against = new Objections();
        SubscriberRule.check(draft, against);
        Optional<Nodes.Place> place = nodes.find(draft.parent());
        if (place.isEmpty()) {
            against.at("parent").add("nothing that could have others below it is at " + draft.parent());
        } else {
            Subscriber above = place.get().node();
            SubscriberRule.checkPlace(draft.kind(), above == null ? null : above.kind(), against);
        }
        Sound.require(against);
        Nodes.Place found = place.orElseThrow();
        requireFree(draft.login());
        if (nodes.below(found, draft.effectiveName()).isPresent()) {
            throw Refused.duplicate("/name", "Another node below " + draft.parent() + " has this name.");
        }
        Subscriber subscriber = made(draft, found);
        apply(subscriber, draft, encrypted(draft));
        entities.persist(subscriber);
        entities.flush();
        SubscriberView view = SubscriberView.of(subscriber);
        changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(view.id()));
        audit.record(actor, "subscriber.created", resource(view), null, SubscriberJson.of(view));
        return Written.created(view);
    }

    private static Subscriber made(SubscriberDraft draft, Nodes.Place place) {
        Subscriber above = place.node();
        return above == null
                ? new Subscriber(place.retailer(), draft.kind(), draft.effectiveName())
                : new Subscriber(above, draft.kind(), draft.effectiveName());
    }

    private static void apply(Subscriber subscriber, SubscriberDraft draft, byte @Nullable [] credential) {
        if (draft.login() != null) {
            subscriber.logInAs(draft.login(), credential);
        }
        if (draft.status() == SubscriberStatus.SUSPENDED) {
            subscriber.suspend();
        } else {
            subscriber.resume();
        }
        subscriber.standIn(draft.zoneId());
        if (draft.concurrency() == null) {
            subscriber.unlimitConcurrency();
        } else {
            subscriber.limitConcurrency(draft.concurrency().intValue());
        }
    }

    private byte @Nullable [] encrypted(SubscriberDraft draft) {
        byte[] password = draft.passwordOctets();
        return password == null ? null : vault.encrypt(Purpose.SUBSCRIBER_CREDENTIAL, password);
    }

    private void requireFree(@Nullable String login) {
        if (login == null) {
            return;
        }
        boolean taken = !entities.createQuery("select s.id from Subscriber s where s.login = :login", Long.class)
                .setParameter("login", login)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw Refused.duplicate("/login", "Another subscriber has this login.");
        }
    }

    /** Changes some of a node. */
    public Written<SubscriberView> change(long id, SubscriberChange change, ExpectedState expected, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(id);
        expected.requireIn(subscriber.version());
        SubscriberView before = SubscriberView.of(subscriber);
        SubscriberDraft draft = changed(before, change);
        Objections against = new Objections();
        SubscriberRule.check(draft, against);
        Sound.require(against);
        if (draft.login() != null && !draft.login().equals(before.login())) {
            requireFree(draft.login());
        }
        byte[] credential = change.password().isGiven()
                ? encrypted(draft)
                : subscriber.encryptedCredential().orElse(null);
        apply(subscriber, draft, credential);
        entities.flush();
        SubscriberView after = SubscriberView.of(subscriber);
        IdRanges.of(after.status() == before.status() ? List.of(id) : new Nodes(entities, actor.scope()).from(id))
                .forEach(subject -> changes.changed(ChangeTopic.SUBSCRIBER, subject));
        audit.record(
                actor,
                "subscriber.changed",
                resource(after),
                SubscriberJson.of(before),
                told(after, change.password().isGiven()));
        return Written.changed(after);
    }

    private static SubscriberDraft changed(SubscriberView before, SubscriberChange change) {
        Integer concurrency = before.concurrency();
        return new SubscriberDraft(
                before.kind(),
                before.parent(),
                before.name(),
                change.login().or(before.login()),
                change.password().or(null),
                change.status() == null ? before.status() : change.status(),
                change.zone().or(before.zone()),
                change.concurrency().or(concurrency == null ? null : Long.valueOf(concurrency)));
    }

    private static JsonObject told(SubscriberView after, boolean passwordChanged) {
        JsonObject told = SubscriberJson.of(after);
        return passwordChanged
                ? Json.createObjectBuilder(told).add("passwordChanged", true).build()
                : told;
    }

    /**
     * Removes a node with its record and its subscriptions.
     *
     * @param evenOnline whether it may have open sessions; they go on, and their accounting is kept
     */
    public void delete(long id, boolean evenOnline, ExpectedState expected, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(id);
        expected.requireIn(subscriber.version());
        SubscriberView before = SubscriberView.of(subscriber);
        refuseWithChildren(id);
        if (!evenOnline) {
            refuseOnline(before);
        }
        ScopeUse.refuse(ScopeUse.Member.SUBSCRIBER, id, entities);
        entities.createQuery("select s from Subscription s where s.subscriber = :subscriber", Subscription.class)
                .setParameter("subscriber", subscriber)
                .getResultStream()
                .forEach(entities::remove);
        entities.remove(subscriber);
        entities.flush();
        changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(id));
        audit.record(actor, "subscriber.deleted", resource(before), SubscriberJson.of(before), null);
    }

    private void refuseWithChildren(long id) {
        long children = entities.createQuery("select count(s) from Subscriber s where s.parent.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        if (children > 0) {
            throw Refused.inUse("It has " + children + " nodes below it; remove those first.");
        }
    }

    /** Asked by login, since sessions have an index of that. */
    private void refuseOnline(SubscriberView subscriber) {
        long open = entities.createQuery(
                        "select count(s) from SubscriberSession s where s.login = :login and s.subscriberId = :id"
                                + " and s.state < :closed",
                        Long.class)
                .setParameter("login", String.valueOf(subscriber.login()))
                .setParameter("id", subscriber.id())
                .setParameter("closed", (short) SessionState.CLOSED.code())
                .getSingleResult();
        if (open > 0) {
            throw Refused.inUse("It has " + open + " open sessions; end them first, or say evenOnline=true.");
        }
    }

    private static String resource(SubscriberView subscriber) {
        return "/subscribers/" + subscriber.id();
    }
}
