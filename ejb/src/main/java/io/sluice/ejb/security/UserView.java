package io.sluice.ejb.security;

import io.sluice.ejb.platform.Members;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as people are shown it.
 *
 * @param retailer whose data the user sees, null for everybody's
 * @param subscriberId where below the retailer the user belongs, null for the whole of it
 * @param lockedUntil when attempts to log in count again, null if they were never stopped
 * @param version rises with each change but the counting of failed attempts
 */
public record UserView(
        long id,
        String name,
        PortalRole role,
        @Nullable String retailer,
        @Nullable Long subscriberId,
        boolean enabled,
        @Nullable Instant lockedUntil,
        int version) {

    /** As the interface shows it. */
    public JsonObject json() {
        return new Members()
                .with("id", id)
                .with("name", name)
                .with("role", role)
                .with("retailer", retailer)
                .with("subscriber", subscriberId)
                .with("enabled", enabled)
                .with("lockedUntil", lockedUntil)
                .build();
    }

    /** For the audit trail. */
    JsonObject state() {
        JsonObjectBuilder state =
                Json.createObjectBuilder().add("role", role.name()).add("enabled", enabled);
        if (retailer != null) {
            state.add("retailer", retailer);
        }
        if (subscriberId != null) {
            state.add("subscriber", subscriberId);
        }
        return state.build();
    }
}
