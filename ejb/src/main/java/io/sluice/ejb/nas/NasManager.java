package io.sluice.ejb.nas;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.ejb.service.ScopeUse;
import io.sluice.nas.CoaTarget;
import io.sluice.nas.IpAddress;
import io.sluice.nas.Nas;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes NASes; all nodes follow within two seconds of the commit, live sessions keep going. */
@Stateless
public class NasManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CredentialVault vault;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected NasManager() {}

    public NasManager(EntityManager entities, CredentialVault vault, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Makes the NAS, or all of it what the command says.
     *
     * @throws Refused if an identifier or address belongs to another, or a new CoA target has no secret
     */
    public Written<NasView> put(NasCommand command, ExpectedState expected, Actor actor) {
        Optional<Nas> existing = nas(command.name());
        existing.ifPresentOrElse(nas -> expected.requireIn(nas.version()), expected::requireAbsent);
        JsonObject before = existing.map(nas -> NasView.of(nas).json()).orElse(null);
        refuseWhatOthersHave(command);
        Nas nas = existing.orElseGet(() -> new Nas(command.name(), command.dialect()));
        boolean resealed = aim(nas, command.coa());
        change(nas, command);
        entities.persist(nas);
        entities.flush();
        NasView after = NasView.of(nas);
        if (!after.json().equals(before) || resealed) {
            changes.changed(ChangeTopic.NAS, command.name());
            String action = before == null ? "nas.created" : "nas.changed";
            audit.record(actor, action, "/nas/" + command.name(), before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), warnings(command));
    }

    /**
     * Removes the NAS.
     *
     * @throws Refused if a client speaks for it, a scope names it, or a session is open on it
     */
    public void remove(String name, ExpectedState expected, Actor actor) {
        Nas nas = nas(name).orElseThrow(() -> Refused.notFound("There is no NAS of the name " + name + '.'));
        expected.requireIn(nas.version());
        NasUse.of(nas, entities).ifPresent(use -> {
            throw Refused.inUse(use);
        });
        ScopeUse.refuse(ScopeUse.Member.NAS, Objects.requireNonNull(nas.id()), entities);
        JsonObject before = NasView.of(nas).json();
        entities.remove(nas);
        entities.flush();
        changes.changed(ChangeTopic.NAS, name);
        audit.record(actor, "nas.removed", "/nas/" + name, before, null);
    }

    private Optional<Nas> nas(String name) {
        return entities.createQuery("select n from Nas n where n.name = ?1", Nas.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private void refuseWhatOthersHave(NasCommand command) {
        List<Violation> violations = new ArrayList<>();
        List<String> addresses =
                command.addresses().stream().map(IpAddress::toString).toList();
        collect(violations, "identifiers", command.identifiers(), command.name());
        collect(violations, "addresses", addresses, command.name());
        if (!violations.isEmpty()) {
            throw new Refused(Reason.DUPLICATE, violations);
        }
    }

    /**
     * @param member of the body, and of the entity
     */
    private void collect(List<Violation> violations, String member, List<String> values, String name) {
        String owner = "select n.name from Nas n join n." + member + " v where v = ?1 and n.name <> ?2";
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String pointer = "/" + member + "/" + i;
            entities.createQuery(owner, String.class)
                    .setParameter(1, value)
                    .setParameter(2, name)
                    .getResultStream()
                    .findFirst()
                    .ifPresent(other ->
                            violations.add(new Violation(pointer, value + " belongs to the NAS " + other + '.')));
        }
    }

    /** Sets where CoA goes, and tells whether a secret was replaced by another. */
    private boolean aim(Nas nas, NasCommand.@Nullable Coa coa) {
        if (coa == null) {
            nas.reachNowhere();
            return false;
        }
        byte[] stored = nas.coaTarget().map(CoaTarget::encryptedSecret).orElse(null);
        if (coa.secret() == null && stored == null) {
            throw Refused.invalid("/coa/secret", "A new CoA target needs a secret.");
        }
        SharedSecret given = coa.secret() == null ? null : SharedSecret.of(coa.secret());
        boolean same = stored != null && (given == null || given.is(vault.decrypt(Purpose.NAS_COA_SECRET, stored)));
        byte[] sealed = same || given == null ? stored : vault.encrypt(Purpose.NAS_COA_SECRET, given.octets());
        nas.reachAt(new CoaTarget(coa.address().toString(), coa.port(), Objects.requireNonNull(sealed)));
        return !same && stored != null;
    }

    private static void change(Nas nas, NasCommand command) {
        nas.recogniseBy(
                command.identifiers(),
                command.addresses().stream().map(IpAddress::toString).toList());
        nas.speak(command.dialect());
        nas.confirmBy(command.confirmation());
        nas.excludeBy(command.mutex());
        nas.standIn(command.zone());
        nas.countAsSilentAfter(command.silence());
    }

    private static List<Warning> warnings(NasCommand command) {
        String secret = command.coa() == null ? null : command.coa().secret();
        return secret == null ? List.of() : SharedSecret.of(secret).warnings("/coa/secret");
    }
}
