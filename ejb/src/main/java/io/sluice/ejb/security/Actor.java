package io.sluice.ejb.security;

import io.sluice.subscriber.TenantScope;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is changed, as managers are told and the audit trail keeps it.
 *
 * @param name the user's name, or {@code system}
 * @param role null for the system itself
 * @param scope whose data the actor may see and change
 * @param remoteAddress where the request came from, null if from inside
 */
public record Actor(
        String name,
        @Nullable PortalRole role,
        TenantScope scope,
        @Nullable String remoteAddress) {

    /** The application itself, as at its start and in its timers. */
    public static final Actor SYSTEM = new Actor("system", null, TenantScope.ALL, null);

    public Actor {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an actor has a name");
        }
    }
}
