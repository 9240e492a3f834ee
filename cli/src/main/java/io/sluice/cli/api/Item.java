package io.sluice.cli.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One JSON object, its members in the server's order. Members of objects inside it are named with dots: {@code coa.address}. */
public record Item(Map<String, Object> members) {

    /** An object as the JSON reader gives it; empty if the value is no object. */
    @SuppressWarnings("unchecked") // JSON's objects have text as keys
    public static Optional<Item> of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new Item((Map<String, Object>) map)) : Optional.empty();
    }

    /** The member, or empty if it is absent or null. */
    public Optional<Object> value(String name) {
        @Nullable Object value = members.get(name);
        int dot = name.indexOf('.');
        if (value == null && dot > 0) {
            return Item.of(members.get(name.substring(0, dot))).flatMap(inner -> inner.value(name.substring(dot + 1)));
        }
        return Optional.ofNullable(value);
    }

    /** The member as text, or empty if it is absent, null or an empty list. */
    public Optional<String> text(String name) {
        return value(name).map(Item::written).filter(text -> !text.isEmpty());
    }

    /** The member as a whole number, or empty if it is absent, null or something else. */
    public Optional<Long> number(String name) {
        return value(name).filter(Number.class::isInstance).map(value -> ((Number) value).longValue());
    }

    /** The objects of a list; none if the member is something else. */
    public List<Item> items(String name) {
        return value(name).filter(List.class::isInstance).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .flatMap(element -> Item.of(element).stream())
                .toList();
    }

    private static String written(Object value) {
        if (value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance)) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value instanceof Map || value instanceof List ? JsonText.compact(value) : value.toString();
    }
}
