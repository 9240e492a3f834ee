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
import io.sluice.nas.DialectName;
import io.sluice.nas.Nas;
import io.sluice.nas.RadiusClient;
import io.sluice.nas.SourcePrefix;
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

/** Makes, changes and removes clients; the connectors of all nodes follow within two seconds of the commit. */
@Stateless
public class ClientManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CredentialVault vault;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected ClientManager() {}

    public ClientManager(EntityManager entities, CredentialVault vault, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Makes the client, or all of it what the command says.
     *
     * @throws Refused if a prefix belongs to another, a new client has no secret, or the NAS is not there
     */
    public Written<ClientView> put(ClientCommand command, ExpectedState expected, Actor actor) {
        Optional<RadiusClient> existing = client(command.name());
        existing.ifPresentOrElse(client -> expected.requireIn(client.version()), expected::requireAbsent);
        JsonObject before = existing.map(client -> ClientView.of(client).json()).orElse(null);
        refusePrefixesOfOthers(command);
        List<Warning> warnings = new ArrayList<>();
        SharedSecret secret = secret(command, existing.isPresent());
        if (secret != null) {
            warnings.addAll(secret.warnings("/secret"));
        }
        Nas nas = nas(command, warnings, actor);
        RadiusClient client = existing.orElseGet(() -> made(command.name(), secret, nas));
        boolean resealed = secret != null && existing.isPresent() && replaceSecret(client, secret);
        change(client, command, nas);
        entities.flush();
        ClientView after = ClientView.of(client);
        if (!after.json().equals(before) || resealed) {
            changes.changed(ChangeTopic.NAS, command.name());
            String action = before == null ? "client.created" : resealed ? "client.secret.changed" : "client.changed";
            audit.record(actor, action, "/clients/" + command.name(), before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), warnings);
    }

    /** Removes the client; what it sends from then on meets silence. */
    public void remove(String name, ExpectedState expected, Actor actor) {
        RadiusClient client =
                client(name).orElseThrow(() -> Refused.notFound("There is no client of the name " + name + '.'));
        expected.requireIn(client.version());
        JsonObject before = ClientView.of(client).json();
        entities.remove(client);
        entities.flush();
        changes.changed(ChangeTopic.NAS, name);
        audit.record(actor, "client.removed", "/clients/" + name, before, null);
    }

    private Optional<RadiusClient> client(String name) {
        return entities.createQuery(
                        "select c from RadiusClient c join fetch c.nas left join fetch c.prefixes where c.name = ?1",
                        RadiusClient.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private void refusePrefixesOfOthers(ClientCommand command) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < command.prefixes().size(); i++) {
            String prefix = command.prefixes().get(i).toString();
            String pointer = "/prefixes/" + i;
            entities.createQuery(
                            "select c.name from RadiusClient c join c.prefixes p where p = ?1 and c.name <> ?2",
                            String.class)
                    .setParameter(1, prefix)
                    .setParameter(2, command.name())
                    .getResultStream()
                    .findFirst()
                    .ifPresent(other ->
                            violations.add(new Violation(pointer, prefix + " belongs to the client " + other + '.')));
        }
        if (!violations.isEmpty()) {
            throw new Refused(Reason.DUPLICATE, violations);
        }
    }

    private static @Nullable SharedSecret secret(ClientCommand command, boolean exists) {
        String text = command.secret();
        if (text == null && !exists) {
            throw Refused.invalid("/secret", "A new client needs a secret.");
        }
        return text == null ? null : SharedSecret.of(text);
    }

    private Nas nas(ClientCommand command, List<Warning> warnings, Actor actor) {
        String name = command.nas() == null ? command.name() : command.nas();
        Optional<Nas> found = entities.createQuery("select n from Nas n where n.name = ?1", Nas.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (command.nas() != null) {
            throw Refused.invalid("/nas", "There is no NAS of the name " + name + '.');
        }
        Nas made = new Nas(name, DialectName.ERX);
        entities.persist(made);
        entities.flush();
        audit.record(
                actor, "nas.created", "/nas/" + name, null, NasView.of(made).json());
        warnings.add(new Warning(
                "NAS_MADE", "/nas", "None was named, so the NAS " + name + " was made; it can receive no CoA yet."));
        return made;
    }

    private RadiusClient made(String name, @Nullable SharedSecret secret, Nas nas) {
        byte[] octets = Objects.requireNonNull(secret, "checked before").octets();
        RadiusClient client = new RadiusClient(name, vault.encrypt(Purpose.CLIENT_SECRET, octets), nas);
        entities.persist(client);
        return client;
    }

    /** Each encryption differs, so the same secret must not be encrypted anew, or the client would count as changed. */
    private boolean replaceSecret(RadiusClient client, SharedSecret secret) {
        if (secret.is(vault.decrypt(Purpose.CLIENT_SECRET, client.encryptedSecret()))) {
            return false;
        }
        client.replaceSecret(vault.encrypt(Purpose.CLIENT_SECRET, secret.octets()));
        return true;
    }

    private static void change(RadiusClient client, ClientCommand command, Nas nas) {
        client.sendFrom(command.prefixes().stream().map(SourcePrefix::toString).toList());
        client.allow(command.kinds());
        client.protectBy(command.messageAuthenticator(), command.proxyState());
        client.reportNas(command.mayReportNas());
        client.signReplies(command.signReplies());
        client.speakFor(nas);
    }
}
