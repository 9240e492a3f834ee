package io.sluice.ejb.service;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceTerms;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.ServiceTermsRule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes, changes and removes services. A change is a further version, which activations use from two seconds after the commit on;
 * what runs keeps the version it began with.
 */
@Stateless
public class ServiceManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @Inject
    private RadiusDictionary dictionary;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected ServiceManager() {}

    public ServiceManager(
            EntityManager entities, ChangeLog changes, AuditTrail audit, RadiusDictionary dictionary, Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.audit = audit;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * Makes the service, or a further version of it unless it is so already.
     *
     * @throws Refused if a default is no value of its parameter, or a rendering no attribute that may be sent
     */
    public Written<ServiceView> put(String name, ServiceTerms terms, ExpectedState expected, Actor actor) {
        Optional<ServiceDefinition> existing = definition(name);
        existing.ifPresentOrElse(service -> expected.requireIn(service.version()), expected::requireAbsent);
        refuseUnfit(terms);
        JsonObject before =
                existing.map(service -> ServiceView.of(service).json()).orElse(null);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ServiceDefinition service = existing.orElseGet(() -> new ServiceDefinition(name, terms, now));
        service.revise(terms, now);
        entities.persist(service);
        entities.flush();
        ServiceView after = ServiceView.of(service);
        if (!after.json().equals(before)) {
            changes.changed(ChangeTopic.SERVICE, String.valueOf(service.id()));
            String action = before == null ? "service.created" : "service.revised";
            audit.record(actor, action, "/services/" + name, before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), warnings(terms));
    }

    /**
     * Removes the service with all its versions.
     *
     * @throws Refused if a subscription, a record, a scope or an open service session uses it
     */
    public void remove(String name, ExpectedState expected, Actor actor) {
        ServiceDefinition service =
                definition(name).orElseThrow(() -> Refused.notFound("There is no service of the name " + name + '.'));
        expected.requireIn(service.version());
        ServiceUse.of(service, entities).ifPresent(use -> {
            throw Refused.inUse(use);
        });
        ScopeUse.refuse(ScopeUse.Member.SERVICE, Objects.requireNonNull(service.id()), entities);
        JsonObject before = ServiceView.of(service).json();
        entities.remove(service);
        entities.flush();
        changes.changed(ChangeTopic.SERVICE, String.valueOf(service.id()));
        audit.record(actor, "service.removed", "/services/" + name, before, null);
    }

    private Optional<ServiceDefinition> definition(String name) {
        return entities.createQuery(
                        "select d from ServiceDefinition d join fetch d.versions where d.name = ?1",
                        ServiceDefinition.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private void refuseUnfit(ServiceTerms terms) {
        Objections against = new Objections();
        new ServiceTermsRule(new Dialects(dictionary)).check(terms, against);
        Sound.require(against);
    }

    private static List<Warning> warnings(ServiceTerms terms) {
        return terms.defaults().areInert()
                ? List.of(new Warning(
                        "LIMIT_INERT",
                        "/limits",
                        "The service does not count what is limited; statistics TIME count time, TIME_VOLUME both."))
                : List.of();
    }
}
