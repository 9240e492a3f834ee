package io.sluice.web.api.write;

import io.sluice.ejb.platform.Sentence;
import io.sluice.ejb.platform.Violation;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads single JSON values of one body, and keeps what is wrong with any of them. What cannot be read is null, and held against
 * where it stands.
 */
final class Values {

    private static final int MOST_VIOLATIONS = 100;

    private final List<Violation> violations = new ArrayList<>();

    /** What is wrong so far; of a body with more faults than anybody reads only the first. */
    List<Violation> violations() {
        return violations;
    }

    void refuse(String where, String detail) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(where, detail));
        }
    }

    void refuse(String where, RuntimeException said) {
        refuse(where, Sentence.of(String.valueOf(said.getMessage())));
    }

    /** What is made of a text; what its maker refuses is held against it. */
    <T> @Nullable T made(String text, String where, Function<String, T> maker) {
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            refuse(where, e);
            return null;
        }
    }

    @Nullable
    String text(JsonValue value, String where, int longest) {
        if (!(value instanceof JsonString string)) {
            refuse(where, "A string is expected, not " + Kind.of(value) + '.');
            return null;
        }
        String text = string.getString();
        if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
            refuse(where, "A string of 1 to " + longest + " characters without NUL is expected.");
            return null;
        }
        return text;
    }

    @Nullable
    Long number(JsonValue value, String where, long least, long most) {
        if (!(value instanceof JsonNumber number)) {
            refuse(where, "A whole number is expected, not " + Kind.of(value) + '.');
            return null;
        }
        Long whole = whole(number.bigDecimalValue());
        if (whole == null || whole < least || whole > most) {
            refuse(where, "A whole number from " + least + " to " + most + " is expected.");
            return null;
        }
        return whole;
    }

    private static @Nullable Long whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException notWholeOrTooLarge) {
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E constant(JsonValue value, String where, Class<E> type) {
        if (value instanceof JsonString string) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(string.getString())) {
                    return constant;
                }
            }
        }
        String names = Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        refuse(where, "One of these is expected: " + names + '.');
        return null;
    }
}
