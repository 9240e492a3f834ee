package io.sluice.cli.resource;

import io.sluice.cli.api.Item;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request while it is put together. */
final class Body {
    private final Map<String, Object> members;
    private final boolean patch;

    private Body(Map<String, Object> members, boolean patch) {
        this.members = members;
        this.patch = patch;
    }

    /** The whole of a thing; begins with what the server answered or a file holds. */
    static Body whole(Item item, Collection<String> readOnly) {
        return new Body(without(item, readOnly), false);
    }

    /** A merge patch (RFC 7396). */
    static Body patch(Item item, Collection<String> readOnly) {
        return new Body(without(item, readOnly), true);
    }

    private static Map<String, Object> without(Item item, Collection<String> readOnly) {
        Map<String, Object> members = new LinkedHashMap<>(item.members());
        members.keySet().removeAll(readOnly);
        return members;
    }

    /** Sets the member at a pointer, making the objects on the way; null takes it out, or in a patch says that it goes. */
    void set(String pointer, @Nullable Object value) {
        set(members, pointer.substring(1).split("/"), 0, value);
    }

    private void set(Map<String, Object> object, String[] steps, int at, @Nullable Object value) {
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
        } else if (value == null && !patch) {
            object.remove(step);
        } else {
            object.put(step, value);
        }
    }

    Item item() {
        return new Item(members);
    }
}
