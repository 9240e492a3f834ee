package io.sluice.ejb.subscriber;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberRecord;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.RecordRule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Writes subscribers' RADIUS records. One that says nothing counts as none. Every change counts from the next login on. */
@Stateless
public class RecordManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private RadiusDictionary dictionary;

    @Inject
    private LimitSettings limits;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected RecordManager() {}

    RecordManager(
            EntityManager entities,
            RadiusDictionary dictionary,
            LimitSettings limits,
            ChangeLog changes,
            AuditTrail audit) {
        this.entities = entities;
        this.dictionary = dictionary;
        this.limits = limits;
        this.changes = changes;
        this.audit = audit;
    }

    /** Makes or replaces the record. */
    public Written<RecordView> put(long subscriberId, RecordDraft given, ExpectedState expected, Actor actor) {
        RecordDraft draft = given.within(limits.range());
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        SubscriberRecord before = subscriber.record();
        boolean isNew = before.equals(SubscriberRecord.EMPTY);
        if (isNew) {
            requireNew(expected, subscriber);
        } else {
            expected.requireIn(subscriber.version());
        }
        EntityServiceBook services = new EntityServiceBook(entities);
        RecordRule rule = new RecordRule(services, new Dialects(dictionary), limits.strict());
        check(subscriber, draft, rule, services);
        RecordView after = replace(subscriber, draft.toRecord(), actor);
        return new Written<>(after, isNew, List.of(Sound.warnings(rule.advice(draft, new Objections()))));
    }

    /** Who read the subscriber may say so: its version is the record's. */
    private static void requireNew(ExpectedState expected, Subscriber subscriber) {
        if (expected.versions() == null) {
            expected.requireAbsent();
        } else {
            expected.requireIn(subscriber.version());
        }
    }

    private void check(Subscriber subscriber, RecordDraft draft, RecordRule rule, EntityServiceBook services) {
        Objections against = new Objections();
        if (!subscriber.kind().mayLogIn()) {
            against.add("a node of kind " + subscriber.kind() + " does not log in and so has no record");
        }
        if (draft.attributes().isEmpty() && draft.services().isEmpty()) {
            against.add("a record says something; delete it where it should not");
        }
        rule.check(
                draft,
                new StartedAtLogin(entities, services)
                        .withSubscriptions(subscriber, null)
                        .groups(),
                against);
        Sound.require(against);
    }

    /** Takes the record away. */
    public void delete(long subscriberId, ExpectedState expected, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        if (subscriber.record().equals(SubscriberRecord.EMPTY)) {
            throw Refused.because(Reason.NOT_FOUND, "The subscriber has no record.");
        }
        expected.requireIn(subscriber.version());
        replace(subscriber, SubscriberRecord.EMPTY, actor);
    }

    private RecordView replace(Subscriber subscriber, SubscriberRecord record, Actor actor) {
        SubscriberView owner = SubscriberView.of(subscriber);
        RecordView before = new RecordView(owner.id(), owner.version(), subscriber.record());
        subscriber.replaceRecord(record);
        entities.flush();
        RecordView after = new RecordView(owner.id(), subscriber.version(), subscriber.record());
        changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(owner.id()));
        audit.record(
                actor,
                "record.changed",
                "/subscribers/" + owner.id() + "/record",
                SubscriberJson.of(before),
                SubscriberJson.of(after));
        return after;
    }
}
