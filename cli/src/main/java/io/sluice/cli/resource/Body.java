package io.sluice.cli.resource;

import io.sluice.cli.api.Item;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request while it is put together. */
final class Body {
    private final Map<String, Object> members;

    private Body(Map<String, Object> members) {
        this.members = members;
    }

    /** Begins with what the server answered or a file holds. */
    static Body of(Item item, Collection<String> readOnly) {
        Map<String, Object> members = new LinkedHashMap<>(item.members());
        members.keySet().removeAll(readOnly);
        return new Body(members);
    }

    static Body empty() {
        return new Body(new LinkedHashMap<>());
    }

    /** Sets the member at a pointer, making the objects on the way; null takes it out. */
    void set(String pointer, @Nullable Object value) {
        String[] steps = pointer.substring(1).split("/");
        set(members, steps, 0, value);
    }

    private static void set(Map<String, Object> object, String[] steps, int at, @Nullable Object value) {
        String step = steps[at];
        if (at < steps.length - 1) {
            Map<String, Object> inner = new LinkedHashMap<>();
            Item.of(object.get(step)).ifPresent(there -> inner.putAll(there.members()));
            set(inner, steps, at + 1, value);
            if (inner.isEmpty()) {
                object.remove(step);
            } else {
                object.put(step, inner);
            }
        } else if (value == null) {
            object.remove(step);
        } else {
            object.put(step, value);
        }
    }

    Item item() {
        return new Item(members);
    }
}
