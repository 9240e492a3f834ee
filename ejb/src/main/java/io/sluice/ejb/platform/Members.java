package io.sluice.ejb.platform;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in the making, in the interface's notation: times by RFC 3339 in UTC, durations by ISO 8601, enumerations by name. A
 * member without a value is left out.
 */
public final class Members {
    private final JsonObjectBuilder object = Json.createObjectBuilder();

    public Members with(String name, @Nullable String value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    public Members with(String name, @Nullable UUID value) {
        return with(name, value == null ? null : value.toString());
    }

    public Members with(String name, @Nullable Enum<?> value) {
        return with(name, value == null ? null : value.name());
    }

    public Members with(String name, @Nullable Instant value) {
        return with(name, value == null ? null : value.toString());
    }

    /** 64 bits: beyond 2^53 a reader that holds numbers as doubles loses the last digits. */
    public Members with(String name, @Nullable Long value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    public Members with(String name, @Nullable Integer value) {
        return with(name, value == null ? null : Long.valueOf(value));
    }

    public Members with(String name, boolean value) {
        object.add(name, value);
        return this;
    }

    public Members with(String name, @Nullable Boolean value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    /** Texts, sorted. */
    public Members with(String name, Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.stream().sorted().forEach(array::add);
        object.add(name, array);
        return this;
    }

    public Members with(String name, @Nullable JsonValue value) {
        if (value != null) {
            object.add(name, value);
        }
        return this;
    }

    public Members withSeconds(String name, @Nullable Long seconds) {
        return with(name, seconds == null ? null : Duration.ofSeconds(seconds).toString());
    }

    public JsonObject build() {
        return object.build();
    }
}
