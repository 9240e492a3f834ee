package io.sluice.ejb.upstream;

import io.sluice.ejb.nas.SharedSecret;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.upstream.UpstreamServer;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes the upstream servers of retailers; all nodes follow within two seconds of the commit. */
@Stateless
public class UpstreamManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CredentialVault vault;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected UpstreamManager() {}

    public UpstreamManager(EntityManager entities, CredentialVault vault, ChangeLog changes, AuditTrail audit) {
        this.entities = entities;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Makes the server, or all of it what the command says.
     *
     * @throws Refused if there is no such retailer, a new server has no secret, or it is for something else
     */
    public Written<UpstreamView> put(UpstreamCommand command, ExpectedState expected, Actor actor) {
        UpstreamRows rows = new UpstreamRows(entities, actor.scope());
        long retailerId = rows.retailer(command.retailer());
        Optional<UpstreamServer> existing = rows.server(retailerId, command.name());
        existing.ifPresentOrElse(server -> expected.requireIn(server.version()), expected::requireAbsent);
        JsonObject before = existing.map(server -> view(server, command).json()).orElse(null);
        SharedSecret secret = secret(command, existing.isPresent());
        UpstreamServer server = existing.orElseGet(() -> made(retailerId, command, secret));
        refuseOtherKind(server, command);
        boolean resealed = secret != null && existing.isPresent() && replaceSecret(server, secret);
        server.standAt(command.place());
        server.agreeOn(command.terms());
        entities.persist(server);
        entities.flush();
        UpstreamView after = view(server, command);
        if (!after.json().equals(before) || resealed) {
            String action =
                    before == null ? "upstream.created" : resealed ? "upstream.secret.changed" : "upstream.changed";
            tell(action, command.retailer(), command.name(), before, after.json(), actor);
        }
        List<Warning> warnings = secret == null ? List.of() : secret.warnings("/secret");
        return new Written<>(after, existing.isEmpty(), warnings);
    }

    /** Removes the server; a request on its way there may still be answered. */
    public void remove(String retailer, String name, ExpectedState expected, Actor actor) {
        UpstreamRows rows = new UpstreamRows(entities, actor.scope());
        UpstreamServer server = rows.server(rows.retailer(retailer), name)
                .orElseThrow(() -> Refused.notFound("The retailer has no upstream server of the name " + name + '.'));
        expected.requireIn(server.version());
        JsonObject before = UpstreamView.of(server, retailer).json();
        entities.remove(server);
        entities.flush();
        tell("upstream.removed", retailer, name, before, null, actor);
    }

    private void tell(
            String action,
            String retailer,
            String name,
            @Nullable JsonObject before,
            @Nullable JsonObject after,
            Actor actor) {
        changes.changed(ChangeTopic.RETAILER, retailer);
        audit.record(actor, action, "/retailers/" + retailer + "/upstreams/" + name, before, after);
    }

    private static UpstreamView view(UpstreamServer server, UpstreamCommand command) {
        return UpstreamView.of(server, command.retailer());
    }

    private static @Nullable SharedSecret secret(UpstreamCommand command, boolean exists) {
        if (command.secret() == null && !exists) {
            throw Refused.invalid("/secret", "A new upstream server needs a secret.");
        }
        return command.secret() == null ? null : SharedSecret.of(command.secret());
    }

    private UpstreamServer made(long retailerId, UpstreamCommand command, @Nullable SharedSecret secret) {
        if (secret == null) {
            throw new IllegalStateException("a new server has a secret");
        }
        return new UpstreamServer(
                retailerId,
                command.name(),
                command.kind(),
                command.place(),
                vault.encrypt(Purpose.UPSTREAM_SECRET, secret.octets()),
                command.terms());
    }

    private static void refuseOtherKind(UpstreamServer server, UpstreamCommand command) {
        if (server.kind() != command.kind()) {
            throw Refused.invalid("/kind", "It is fixed: " + server.kind() + '.');
        }
    }

    private boolean replaceSecret(UpstreamServer server, SharedSecret secret) {
        if (secret.is(vault.decrypt(Purpose.UPSTREAM_SECRET, server.encryptedSecret()))) {
            return false;
        }
        server.replaceSecret(vault.encrypt(Purpose.UPSTREAM_SECRET, secret.octets()));
        return true;
    }
}
