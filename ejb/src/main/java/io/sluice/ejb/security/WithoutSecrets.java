package io.sluice.ejb.security;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A second line of defence for the audit trail, whose entries stay for ever: what callers leave out by themselves is not here, and
 * what they forgot is replaced by {@code "(kept secret)"}: members named like a secret, and the value of an attribute whose name is.
 */
final class WithoutSecrets {

    private static final JsonValue REPLACEMENT = Json.createValue("(kept secret)");
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|credential|tokenhash)");

    private WithoutSecrets() {}

    static JsonObject of(JsonObject object) {
        boolean attribute = object.get("name") instanceof JsonString name && isSecret(name.getString());
        JsonObjectBuilder cleaned = Json.createObjectBuilder();
        object.forEach((member, value) -> cleaned.add(
                member, isSecret(member) || attribute && member.equals("value") ? replaced(value) : of(value)));
        return cleaned.build();
    }

    private static JsonValue of(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> of(value.asJsonObject());
            case ARRAY -> {
                JsonArrayBuilder cleaned = Json.createArrayBuilder();
                value.asJsonArray().forEach(item -> cleaned.add(of(item)));
                yield cleaned.build();
            }
            default -> value;
        };
    }

    /** That there is one may be said: true, false and null tell nothing else. */
    private static JsonValue replaced(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE, NULL -> value;
            default -> REPLACEMENT;
        };
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
