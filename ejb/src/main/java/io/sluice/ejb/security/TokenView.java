package io.sluice.ejb.security;

import io.sluice.ejb.platform.Members;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as people are shown it; the token itself is shown once, when it is made.
 *
 * @param user name of the owner
 * @param lastUsedAt to within ten minutes; null if it never was
 * @param resources in alphabetical order, empty for all
 * @param retailer name of the retailer whose data it shows
 */
public record TokenView(
        long id,
        String user,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        boolean readOnly,
        List<String> resources,
        @Nullable String retailer) {

    public TokenView {
        resources = List.copyOf(resources);
    }

    /** As the interface shows it. */
    public JsonObject json() {
        return new Members()
                .with("id", id)
                .with("user", user)
                .with("name", name)
                .with("createdAt", createdAt)
                .with("expiresAt", expiresAt)
                .with("lastUsedAt", lastUsedAt)
                .with("readOnly", readOnly)
                .with("resources", resources)
                .with("retailer", retailer)
                .build();
    }

    /** For the audit trail. */
    JsonObject state() {
        JsonArrayBuilder names = Json.createArrayBuilder();
        resources.forEach(names::add);
        JsonObjectBuilder state = Json.createObjectBuilder()
                .add("user", user)
                .add("name", name)
                .add("expiresAt", expiresAt.toString())
                .add("readOnly", readOnly)
                .add("resources", names);
        if (retailer != null) {
            state.add("retailer", retailer);
        }
        return state.build();
    }
}
