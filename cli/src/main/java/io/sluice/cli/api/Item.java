package io.sluice.cli.api;

import java.util.Map;
import java.util.Optional;

/** One JSON object the server answered with, its members in the server's order. */
public record Item(Map<String, Object> members) {

    /** The member as text, or empty if it is absent or null. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString);
    }

    /** The member as a whole number, or empty if it is absent, null or something else. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue());
    }
}
