package io.sluice.web.api.write;

import jakarta.json.JsonValue;

/** What a JSON value is, in words. */
final class Kind {
    private Kind() {}

    static String of(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a truth value";
            case NULL -> "null";
        };
    }
}
