package io.sluice.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in the making, in the interface's notation: times by RFC 3339 in UTC, durations by ISO 8601, enumerations by name. A
 * member without a value is left out.
 */
final class Members {
    private final JsonObjectBuilder object = Json.createObjectBuilder();

    Members with(String name, @Nullable String value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    Members with(String name, @Nullable UUID value) {
        return with(name, value == null ? null : value.toString());
    }

    Members with(String name, @Nullable Enum<?> value) {
        return with(name, value == null ? null : value.name());
    }

    Members with(String name, @Nullable Instant value) {
        return with(name, value == null ? null : value.toString());
    }

    /** 64 bits: beyond 2^53 a reader that holds numbers as doubles loses the last digits. */
    Members with(String name, @Nullable Long value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    Members with(String name, @Nullable Integer value) {
        return with(name, value == null ? null : Long.valueOf(value));
    }

    Members with(String name, boolean value) {
        object.add(name, value);
        return this;
    }

    Members withSeconds(String name, @Nullable Long seconds) {
        return with(name, seconds == null ? null : Duration.ofSeconds(seconds).toString());
    }

    JsonObject build() {
        return object.build();
    }
}
