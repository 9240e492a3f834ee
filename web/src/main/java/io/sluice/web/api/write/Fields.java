package io.sluice.web.api.write;

import io.sluice.web.problem.Problem;
import io.sluice.web.problem.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object and collects what is wrong with them, so that one answer names all of it.
 *
 * <p>A member that cannot be read gives a placeholder of its type (an empty text, the least number, the first constant);
 * {@link #finish} refuses before anything is made of placeholders. {@code null} counts as absent. Members nobody read are
 * unknown and refused.
 */
public final class Fields {

    private final JsonObject object;
    private final String pointer;
    private final Values values;
    private final Set<String> known = new TreeSet<>();
    private final List<Fields> inner = new ArrayList<>();

    private Fields(JsonObject object, String pointer, Values values) {
        this.object = object;
        this.pointer = pointer;
        this.values = values;
    }

    /** Reads an object that came otherwise than as a body. */
    public static Fields of(JsonObject object) {
        return new Fields(object, "", new Values());
    }

    /**
     * Ends the reading of a body.
     *
     * @param made makes the command; called only if nothing is wrong. What it refuses with {@link IllegalArgumentException}
     *     is held against the whole
     * @throws Refusal naming everything that is wrong
     */
    public <T> T finish(Supplier<T> made) {
        refuseUnknown();
        if (values.violations().isEmpty()) {
            try {
                return made.get();
            } catch (IllegalArgumentException e) {
                values.refuse(pointer, e);
            }
        }
        throw new Refusal(Problem.ofBody(values.violations()));
    }

    private void refuseUnknown() {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, "There is no such member; known are " + String.join(", ", known) + '.'));
        inner.forEach(Fields::refuseUnknown);
    }

    /** Holds something against a member. */
    public void refuse(String name, String detail) {
        values.refuse(pointerTo(name), detail);
    }

    /** Holds something against an element of a member. */
    public void refuse(String name, int index, String detail) {
        values.refuse(pointerTo(name) + '/' + index, detail);
    }

    /** Whether anything is held against this object so far, or against what is in it. */
    public boolean isRefused() {
        return values.violations().stream()
                .anyMatch(violation -> violation.pointer().equals(pointer)
                        || violation.pointer().startsWith(pointer + '/'));
    }

    /** The JSON pointer to a member (RFC 6901). */
    public String pointerTo(String name) {
        return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    /** Lets a member pass that answers have and requests do without, so that what was read can be sent back. */
    public void ignore(String name) {
        known.add(name);
    }

    /** Lets a member pass if it repeats what the path says. */
    public void sameAs(String name, String said) {
        JsonValue value = value(name);
        if (value != null
                && !(value instanceof JsonString string && string.getString().equals(said))) {
            refuse(name, "It must be what the path says, " + said + ", or absent.");
        }
    }

    /** Whether the member is there, be it {@code null}: what PATCH must know. */
    public boolean has(String name) {
        known.add(name);
        return object.containsKey(name);
    }

    /** A text of 1 to so many characters. */
    public String text(String name, int longest) {
        JsonValue value = required(name);
        String text = value == null ? null : values.text(value, pointerTo(name), longest);
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String name, int longest) {
        JsonValue value = value(name);
        return value == null ? null : values.text(value, pointerTo(name), longest);
    }

    /**
     * A text that something is made of, null if it is absent or wrong.
     *
     * @param read makes it; what it refuses with {@link IllegalArgumentException} or a time's exception is held against it
     */
    public <T> @Nullable T optional(String name, int longest, Function<String, T> read) {
        String text = optionalText(name, longest);
        return text == null ? null : values.made(text, pointerTo(name), read);
    }

    /** The same of a text that must be there, null only if it is wrong. */
    public <T> @Nullable T parsed(String name, int longest, Function<String, T> read) {
        String text = text(name, longest);
        return text.isEmpty() ? null : values.made(text, pointerTo(name), read);
    }

    /** A whole number within a range. */
    public long number(String name, long least, long most) {
        JsonValue value = required(name);
        Long number = value == null ? null : values.number(value, pointerTo(name), least, most);
        return number == null ? least : number;
    }

    public @Nullable Long optionalNumber(String name, long least, long most) {
        JsonValue value = value(name);
        return value == null ? null : values.number(value, pointerTo(name), least, most);
    }

    /** A duration by ISO 8601 in whole seconds up to so many, such as {@code PT5H}. */
    public @Nullable Long optionalSeconds(String name, long most) {
        return optional(name, 64, text -> Durations.seconds(text, most));
    }

    public boolean flag(String name, boolean ifAbsent) {
        JsonValue value = value(name);
        if (value == null) {
            return ifAbsent;
        }
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            refuse(name, "true or false is expected, not " + Kind.of(value) + '.');
        }
        return value == JsonValue.TRUE;
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        JsonValue value = required(name);
        E constant = value == null ? null : values.constant(value, pointerTo(name), type);
        return constant == null ? type.getEnumConstants()[0] : constant;
    }

    public <E extends Enum<E>> @Nullable E optionalOneOf(String name, Class<E> type) {
        JsonValue value = value(name);
        return value == null ? null : values.constant(value, pointerTo(name), type);
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E ifAbsent) {
        E constant = optionalOneOf(name, type);
        return constant == null ? ifAbsent : constant;
    }

    /** Constants of an enumeration, at least one, each once. */
    public <E extends Enum<E>> Set<E> someOf(String name, Class<E> type, Set<E> ifAbsent) {
        JsonArray array = array(name, 1, type.getEnumConstants().length);
        if (array == null) {
            return ifAbsent;
        }
        EnumSet<E> found = EnumSet.noneOf(type);
        for (int i = 0; i < array.size(); i++) {
            E constant = values.constant(array.get(i), pointerTo(name) + '/' + i, type);
            if (constant != null && !found.add(constant)) {
                refuse(name, i, constant + " is there twice.");
            }
        }
        return found;
    }

    /** Texts of which something is made, each once; an empty list if the member is absent. */
    public <T> List<T> list(String name, int fewest, int most, int longest, Function<String, T> read) {
        JsonArray array = array(name, fewest, most);
        if (array == null) {
            if (fewest > 0) {
                required(name);
            }
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String where = pointerTo(name) + '/' + i;
            String text = values.text(array.get(i), where, longest);
            T element = text == null ? null : values.made(text, where, read);
            if (element != null && found.contains(element)) {
                values.refuse(where, element + " is there twice.");
            } else if (element != null) {
                found.add(element);
            }
        }
        return found;
    }

    /** Whole numbers within a range, each once; an empty list if the member is absent. */
    public List<Integer> numbers(String name, int most, int least, int greatest) {
        JsonArray array = array(name, 0, most);
        Set<Integer> found = new LinkedHashSet<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            String where = pointerTo(name) + '/' + i;
            Long number = values.number(array.get(i), where, least, greatest);
            if (number != null && !found.add(number.intValue())) {
                values.refuse(where, number + " is there twice.");
            }
        }
        return List.copyOf(found);
    }

    /** Texts by name, such as substitutions; empty if the member is absent. */
    public Map<String, String> texts(String name, int most, int longestName, int longest) {
        Fields map = optionalObject(name);
        Map<String, String> found = new LinkedHashMap<>();
        if (map == null) {
            return found;
        }
        if (map.object.size() > most) {
            refuse(name, "At most " + most + " members are expected, not " + map.object.size() + '.');
        }
        for (String key : map.object.keySet()) {
            if (key.isEmpty() || key.length() > longestName) {
                map.known.add(key);
                map.refuse(key, "A name of 1 to " + longestName + " characters is expected.");
            } else {
                found.put(key, map.text(key, longest));
            }
        }
        return found;
    }

    /** The names of the members there are, for an object in which they are data; each still has to be read. */
    public Set<String> names() {
        return object.keySet();
    }

    public @Nullable Fields optionalObject(String name) {
        JsonValue value = value(name);
        return value == null ? null : objectOf(value, pointerTo(name));
    }

    /** The objects of an array; an empty list if the member is absent. */
    public List<Fields> objects(String name, int most) {
        JsonArray array = array(name, 0, most);
        List<Fields> found = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            Fields element = objectOf(array.get(i), pointerTo(name) + '/' + i);
            if (element != null) {
                found.add(element);
            }
        }
        return found;
    }

    private @Nullable JsonValue value(String name) {
        known.add(name);
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }

    private @Nullable JsonValue required(String name) {
        JsonValue value = value(name);
        if (value == null) {
            refuse(name, "It is required.");
        }
        return value;
    }

    private @Nullable JsonArray array(String name, int fewest, int most) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonArray array)) {
            refuse(name, "An array is expected, not " + Kind.of(value) + '.');
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (array.size() < fewest || array.size() > most) {
            refuse(name, fewest + " to " + most + " elements are expected, not " + array.size() + '.');
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        return array;
    }

    private @Nullable Fields objectOf(JsonValue value, String where) {
        if (!(value instanceof JsonObject found)) {
            values.refuse(where, "An object is expected, not " + Kind.of(value) + '.');
            return null;
        }
        Fields fields = new Fields(found, where, values);
        inner.add(fields);
        return fields;
    }
}
