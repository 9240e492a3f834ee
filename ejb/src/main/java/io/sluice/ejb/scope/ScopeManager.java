package io.sluice.ejb.scope;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.service.UnknownParameters;
import io.sluice.service.ServiceScope;
import io.sluice.service.ServiceScope.Reach;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.SubstitutionTexts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes service scopes; activations follow within two seconds of the commit, what runs goes on. */
@Stateless
public class ScopeManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected ScopeManager() {}

    public ScopeManager(EntityManager entities, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Makes the scope, or all of it what the command says.
     *
     * @throws Refused if it names what there is not
     */
    public Written<ScopeView> put(ScopeCommand command, ExpectedState expected, Actor actor) {
        Optional<ServiceScope> existing = scope(command.name());
        existing.ifPresentOrElse(scope -> expected.requireIn(scope.version()), expected::requireAbsent);
        ScopeNames names = new ScopeNames(entities);
        JsonObject before = existing.map(scope -> names.view(scope).json()).orElse(null);
        Reach reach = sound(command, names);
        ServiceScope scope = existing.orElseGet(() -> new ServiceScope(command.name()));
        scope.rank(command.precedence());
        scope.reach(reach, command.exclusive());
        scope.substitute(command.substitutions());
        entities.persist(scope);
        entities.flush();
        ScopeView after = names.view(scope);
        if (!after.json().equals(before)) {
            tell(before == null ? "scope.created" : "scope.changed", command.name(), before, after.json(), actor);
        }
        return new Written<>(
                after,
                existing.isEmpty(),
                UnknownParameters.warnings(command.substitutions().keySet(), "/substitutions", entities));
    }

    private static Reach sound(ScopeCommand command, ScopeNames names) {
        Objections against = new Objections();
        Reach reach = names.reach(command, against);
        SubstitutionTexts.check(command.substitutions(), against.at("substitutions"));
        if (command.exclusive() && command.services().isEmpty()) {
            against.at("services").add("an exclusive scope names its services");
        }
        Sound.require(against);
        return reach;
    }

    public void remove(String name, ExpectedState expected, Actor actor) {
        ServiceScope scope =
                scope(name).orElseThrow(() -> Refused.notFound("There is no scope of the name " + name + '.'));
        expected.requireIn(scope.version());
        JsonObject before = new ScopeNames(entities).view(scope).json();
        entities.remove(scope);
        entities.flush();
        tell("scope.removed", name, before, null, actor);
    }

    private Optional<ServiceScope> scope(String name) {
        return entities.createQuery("select s from ServiceScope s where s.name = ?1", ServiceScope.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private void tell(
            String action, String name, @Nullable JsonObject before, @Nullable JsonObject after, Actor actor) {
        changes.changed(ChangeTopic.SERVICE, "scope " + name);
        audit.record(actor, action, "/scopes/" + name, before, after);
    }
}
