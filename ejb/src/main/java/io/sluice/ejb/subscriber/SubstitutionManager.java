package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.service.UnknownParameters;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.SubstitutionTexts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Objects;

/** Reads and writes what nodes of the tree put in the place of parameters. A change counts from the next activation on. */
@Stateless
public class SubstitutionManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected SubstitutionManager() {}

    SubstitutionManager(EntityManager entities, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.changes = changes;
        this.audit = audit;
    }

    public SubstitutionsView of(long subscriberId, TenantScope scope) {
        return view(new Nodes(entities, scope).require(subscriberId));
    }

    /** Replaces them; none takes them away. Whoever stands below is told too. */
    public Written<SubstitutionsView> put(
            long subscriberId, Map<String, String> substitutions, ExpectedState expected, Actor actor) {
        Nodes nodes = new Nodes(entities, actor.scope());
        Subscriber subscriber = nodes.require(subscriberId);
        expected.requireIn(subscriber.version());
        Objections against = new Objections();
        SubstitutionTexts.check(substitutions, against.at("substitutions"));
        Sound.require(against);
        SubstitutionsView before = view(subscriber);
        subscriber.substitute(substitutions);
        entities.flush();
        SubstitutionsView after = view(subscriber);
        if (!after.json().equals(before.json())) {
            IdRanges.of(nodes.from(subscriberId)).forEach(subject -> changes.changed(ChangeTopic.SUBSCRIBER, subject));
            audit.record(
                    actor,
                    "substitutions.changed",
                    "/subscribers/" + subscriberId + "/substitutions",
                    before.json(),
                    after.json());
        }
        return new Written<>(
                after, false, UnknownParameters.warnings(substitutions.keySet(), "/substitutions", entities));
    }

    private static SubstitutionsView view(Subscriber subscriber) {
        return new SubstitutionsView(
                Objects.requireNonNull(subscriber.id()), subscriber.version(), subscriber.substitutions());
    }
}
