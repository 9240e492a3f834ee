package io.sluice.ejb.security;

import io.sluice.audit.AuditEntry;
import io.sluice.ejb.platform.Members;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its place.
 *
 * @param place in the chain; null until it is sealed, about a second
 * @param hash in hexadecimal digits; null likewise
 */
public record AuditView(
        AuditEntry entry, @Nullable Long place, @Nullable String hash) {

    /** As the interface shows it; the states as objects. */
    public JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder(new Members()
                .with("id", entry.id())
                .with("happenedAt", entry.happenedAt())
                .with("actor", entry.actor())
                .with("role", entry.role())
                .with("origin", entry.origin())
                .with("action", entry.action())
                .with("resource", entry.resource())
                .with("place", place)
                .with("hash", hash)
                .build());
        add(json, "before", entry.before());
        add(json, "after", entry.after());
        return json.build();
    }

    /** What somebody made no JSON of is shown as it is: just that is worth seeing. */
    private static void add(JsonObjectBuilder json, String name, @Nullable String state) {
        if (state == null) {
            return;
        }
        try (JsonReader reader = Json.createReader(new StringReader(state))) {
            json.add(name, reader.readValue());
        } catch (JsonException tamperedWith) {
            json.add(name, state);
        }
    }
}
