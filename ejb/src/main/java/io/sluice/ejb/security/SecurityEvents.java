package io.sluice.ejb.security;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.subscriber.TenantScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Writes attempts to get in into the audit trail: failed logins, accounts that were locked, a success after failures, refused
 * access. All but the locking is bounded per minute and node, since strangers cause it. A request is answered the same whether or
 * not this can be written.
 */
public final class SecurityEvents {

    private static final int MOST_A_MINUTE = 60;

    private final AuditTrail audit;
    private final Clock clock;
    private final EventRate rate = new EventRate(MOST_A_MINUTE);

    public SecurityEvents(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A password did not fit.
     *
     * @param user the name that was tried, which perhaps nobody has
     */
    public void loginFailed(String user, @Nullable String address) {
        bounded("login.failed", stranger(user, address), "/users/" + user);
    }

    public void loginLocked(String user, @Nullable String address) {
        write("login.locked", stranger(user, address), "/users/" + user);
    }

    /** Somebody got in whose password had been tried wrongly before. */
    public void loginAfterFailures(Actor actor) {
        bounded("login.after-failures", actor, "/users/" + actor.name());
    }

    /**
     * Somebody known asked for what the role or the token does not allow.
     *
     * @param request method and path
     */
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
