package io.sluice.ejb.retailer;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.service.ScopeUse;
import io.sluice.subscriber.RealmName;
import io.sluice.subscriber.Retailer;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes, changes and removes retailers. */
@Stateless
public class RetailerManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected RetailerManager() {}

    public RetailerManager(EntityManager entities, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Makes the retailer, or all of it what the command says.
     *
     * @throws Refused if a realm belongs to another
     */
    public Written<RetailerView> put(RetailerCommand command, ExpectedState expected, Actor actor) {
        Optional<Retailer> existing = retailer(command.name());
        existing.ifPresentOrElse(retailer -> expected.requireIn(retailer.version()), expected::requireAbsent);
        refuseRealmsOfOthers(command);
        JsonObject before =
                existing.map(retailer -> RetailerView.of(retailer).json()).orElse(null);
        Retailer retailer = existing.orElseGet(() -> new Retailer(command.name(), command.zone()));
        retailer.own(command.realms());
        retailer.standIn(command.zone());
        entities.persist(retailer);
        entities.flush();
        RetailerView after = RetailerView.of(retailer);
        if (!after.json().equals(before)) {
            changes.changed(ChangeTopic.RETAILER, command.name());
            String action = before == null ? "retailer.created" : "retailer.changed";
            audit.record(actor, action, "/retailers/" + command.name(), before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), List.of());
    }

    /**
     * Removes the retailer.
     *
     * @throws Refused if it has subscribers or upstream servers, or a portal user manages it
     */
    public void remove(String name, ExpectedState expected, Actor actor) {
        Retailer retailer =
                retailer(name).orElseThrow(() -> Refused.notFound("There is no retailer of the name " + name + '.'));
        expected.requireIn(retailer.version());
        refuseInUse(retailer);
        JsonObject before = RetailerView.of(retailer).json();
        entities.remove(retailer);
        entities.flush();
        changes.changed(ChangeTopic.RETAILER, name);
        audit.record(actor, "retailer.removed", "/retailers/" + name, before, null);
    }

    private Optional<Retailer> retailer(String name) {
        return entities.createQuery(
                        "select r from Retailer r left join fetch r.realms where r.name = ?1", Retailer.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private void refuseRealmsOfOthers(RetailerCommand command) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < command.realms().size(); i++) {
            RealmName realm = command.realms().get(i);
            String pointer = "/realms/" + i;
            entities.createQuery(
                            "select r.name from Retailer r join r.realms m where m = ?1 and r.name <> ?2", String.class)
                    .setParameter(1, realm.value())
                    .setParameter(2, command.name())
                    .getResultStream()
                    .findFirst()
                    .ifPresent(other ->
                            violations.add(new Violation(pointer, realm + " belongs to the retailer " + other + '.')));
        }
        if (!violations.isEmpty()) {
            throw new Refused(Reason.DUPLICATE, violations);
        }
    }

    private void refuseInUse(Retailer retailer) {
        long subscribers = entities.createQuery("select count(s) from Subscriber s where s.retailer = ?1", Long.class)
                .setParameter(1, retailer)
                .getSingleResult();
        if (subscribers > 0) {
            throw Refused.inUse("The retailer has subscribers: " + subscribers + '.');
        }
        long upstreams = entities.createQuery(
                        "select count(u) from UpstreamServer u where u.retailerId = ?1", Long.class)
                .setParameter(1, Objects.requireNonNull(retailer.id()))
                .getSingleResult();
        if (upstreams > 0) {
            throw Refused.inUse("The retailer has upstream servers: " + upstreams + '.');
        }
        ScopeUse.refuse(ScopeUse.Member.RETAILER, Objects.requireNonNull(retailer.id()), entities);
        List<?> managers = entities.createNativeQuery(
                        "select name from portal_user where retailer_id = ?1 order by name")
                .setParameter(1, Objects.requireNonNull(retailer.id()))
                .getResultList();
        if (!managers.isEmpty()) {
            throw Refused.inUse("The retailer is managed by portal users, of whom " + managers.get(0) + " is one.");
        }
    }
}
