package io.sluice.cli.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways of reading that many resources share. */
public final class Readings {
    /** As typed; an empty text leaves the member out. */
    public static final Reading TEXT = given -> given.get(0).isEmpty() ? null : given.get(0);

    /** A whole number; an empty text leaves the member out. */
    public static final Reading NUMBER = given -> given.get(0).isEmpty() ? null : number(given.get(0));

    /** A list of texts; a single empty one makes it empty. */
    public static final Reading TEXTS = given -> isNothing(given) ? List.of() : List.copyOf(given);

    /** {@code name=value} each; a single empty text makes the object empty. */
    public static final Reading PAIRS = given -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String pair : isNothing(given) ? List.<String>of() : given) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + pair + "' is not written as name=value");
            }
            members.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return members;
    };

    /** A duration: ISO 8601 as it is ({@code PT5H}), a number of seconds, or {@code 1d2h30m}. An empty text leaves the member out. */
    public static final Reading DURATION = given -> given.get(0).isEmpty() ? null : duration(given.get(0));

    private Readings() {}

    private static String duration(String typed) {
        String text = typed.toUpperCase(Locale.ROOT);
        if (text.matches("[0-9]{1,10}")) {
            return "PT" + text + 'S';
        }
        if (text.matches("([0-9]{1,9}D)?([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?")) {
            int days = text.indexOf('D') + 1;
            String time = text.substring(days);
            return "P" + text.substring(0, days) + (time.isEmpty() ? "" : "T" + time);
        }
        if (text.startsWith("P")) {
            return text;
        }
        throw new IllegalArgumentException("'" + typed + "' is not a duration; write 18000, 5h or PT5H");
    }

    static Reading oneOf(String... choices) {
        return given -> given.get(0).isEmpty() ? null : word(given.get(0), choices);
    }

    static Reading someOf(String... choices) {
        return given -> {
            List<String> words = new ArrayList<>();
            for (String typed : isNothing(given) ? List.<String>of() : given) {
                for (String each : typed.split(",", -1)) {
                    words.add(word(each, choices));
                }
            }
            return words;
        };
    }

    /** Whether an option was given only to empty what it sets. */
    public static boolean isNothing(List<String> given) {
        return given.size() == 1 && given.get(0).isEmpty();
    }

    public static long number(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("'" + typed + "' is not a whole number");
        }
    }

    private static @Nullable String word(String typed, String... choices) {
        for (String choice : choices) {
            if (choice.equalsIgnoreCase(typed)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "'" + typed + "' is not one of " + String.join(", ", choices).toLowerCase(Locale.ROOT));
    }
}
