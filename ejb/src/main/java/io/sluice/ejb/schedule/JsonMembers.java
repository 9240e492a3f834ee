package io.sluice.ejb.schedule;

import io.sluice.subscriber.draft.Objections;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object while they are read; what is wrong with them is collected, each with its pointer. A member that nobody
 * read is objected to. For one thread.
 */
final class JsonMembers {

    private final JsonObject object;
    private final Objections against;
    private final Set<String> read = new HashSet<>();
    private final List<JsonMembers> inner = new ArrayList<>();

    JsonMembers(JsonObject object, Objections against) {
        this.object = object;
        this.against = against;
    }

    /** Objects to the members that nobody read, here and below. */
    void requireNoOthers() {
        for (String name : object.keySet()) {
            if (!read.contains(name)) {
                against.at(name).add("there is no such member");
            }
        }
        inner.forEach(JsonMembers::requireNoOthers);
    }

    /** Lets a member pass that answers have and requests do without. */
    void ignore(String... names) {
        read.addAll(List.of(names));
    }

    Objections against() {
        return against;
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    private Optional<JsonValue> value(String name) {
        read.add(name);
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
    }

    /** A text, or a number as it is written. */
    Optional<String> text(String name, int longest) {
        Optional<String> text = value(name).map(value -> textOf(value));
        if (value(name).isPresent()
                && text.filter(each -> each.length() <= longest).isEmpty()) {
            against.at(name).add("a text of at most " + longest + " characters is expected");
            return Optional.empty();
        }
        return text;
    }

    private static @Nullable String textOf(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonNumber number && number.isIntegral() ? number.toString() : null;
    }

    String required(String name, int longest) {
        Optional<String> text = text(name, longest);
        if (!has(name)) {
            against.at(name).add("it is required");
        }
        return text.orElse("");
    }

    /** What is made of a text; why it cannot be is held against the member. */
    <T> Optional<T> made(String name, int longest, Function<String, T> make) {
        return text(name, longest).flatMap(text -> tried(against.at(name), () -> make.apply(text)));
    }

    /** Something made; why it cannot be is objected to. */
    static <T> Optional<T> tried(Objections against, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            against.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    boolean flag(String name, boolean ifAbsent) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
            against.at(name).add("true or false is expected");
        }
        return value.map(each -> each == JsonValue.TRUE).orElse(ifAbsent);
    }

    Optional<JsonMembers> object(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonObject)) {
            against.at(name).add("an object is expected");
        }
        return value.filter(JsonObject.class::isInstance).map(each -> below((JsonObject) each, against.at(name)));
    }

    List<JsonMembers> objects(String name, int most) {
        List<JsonMembers> found = new ArrayList<>();
        JsonArray array = array(name, most);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject each) {
                found.add(below(each, against.at(name).at(i)));
            } else {
                against.at(name).at(i).add("an object is expected");
            }
        }
        return found;
    }

    List<String> texts(String name, int most) {
        List<String> found = new ArrayList<>();
        JsonArray array = array(name, most);
        for (int i = 0; i < array.size(); i++) {
            String text = textOf(array.get(i));
            if (text == null) {
                against.at(name).at(i).add("a text is expected");
            } else {
                found.add(text);
            }
        }
        return found;
    }

    private JsonArray array(String name, int most) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonArray)) {
            against.at(name).add("an array is expected");
        }
        JsonArray array = value.filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (array.size() > most) {
            against.at(name).add("at most " + most + " elements are expected");
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        return array;
    }

    private JsonMembers below(JsonObject each, Objections place) {
        JsonMembers members = new JsonMembers(each, place);
        inner.add(members);
        return members;
    }

    Set<String> names() {
        return object.keySet();
    }
}
