package io.sluice.ejb.security;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.subscriber.TenantScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * {@link SecurityEvents} in the audit trail. All but the locking is bounded per minute and node, since strangers cause it. A
 * request is answered the same whether or not this can be written.
 */
public final class AuditedSecurityEvents implements SecurityEvents {

    private static final int MOST_A_MINUTE = 60;

    private final AuditTrail audit;
    private final Clock clock;
    private final EventRate rate = new EventRate(MOST_A_MINUTE);

    public AuditedSecurityEvents(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void loginFailed(String user, @Nullable String address) {
        bounded("login.failed", stranger(user, address), "/users/" + user);
    }

    @Override
    public void loginLocked(String user, @Nullable String address) {
        write("login.locked", stranger(user, address), "/users/" + user);
    }

    @Override
    public void loginAfterFailures(Actor actor) {
        bounded("login.after-failures", actor, "/users/" + actor.name());
    }

    @Override
    public void accessRefused(Actor actor, String request) {
        bounded("access.refused", actor, request);
    }

    private static Actor stranger(String user, @Nullable String address) {
        return new Actor(user.isEmpty() ? "(nobody)" : user, null, TenantScope.ALL, address);
    }

    private void bounded(String action, Actor actor, String resource) {
        if (rate.admits(action + ' ' + actor.name() + ' ' + resource, clock.instant())) {
            write(action, actor, resource);
        }
    }

    private void write(String action, Actor actor, String resource) {
        long heldBack = rate.takeHeldBack();
        JsonObject note = heldBack == 0
                ? null
                : Json.createObjectBuilder().add("notWrittenBefore", heldBack).build();
        try {
            audit.record(actor, action, resource, null, note);
        } catch (DatabaseAway away) {
            SecurityLog.notAudited(action, String.valueOf(away.getMessage()));
        }
    }
}
