package io.sluice.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A field of a wall-clock time, as operators write it. */
public enum TimeField {
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY_OF_MONTH("day-of-month", 1, 31),
    MONTH("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    /** Sunday is 0 and 7. */
    DAY_OF_WEEK("day-of-week", 0, 7, "sun", "mon", "tue", "wed", "thu", "fri", "sat"),
    YEAR("year", 1970, 2199);

    private final String word;
    private final int first;
    private final int last;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    TimeField(String word, int first, int last, String... names) {
        this.word = word;
        this.first = first;
        this.last = last;
        this.names = List.of(names);
    }

    /** How the field is called in texts: {@code day-of-month}. */
    public String word() {
        return word;
    }

    /** How the field is called in JSON: {@code dayOfMonth}. */
    public String member() {
        int dash = word.indexOf('-');
        String rest = word;
        StringBuilder member = new StringBuilder();
        while (dash >= 0) {
            member.append(rest, 0, dash).append(Character.toUpperCase(rest.charAt(dash + 1)));
            rest = rest.substring(dash + 2);
            dash = rest.indexOf('-');
        }
        return member.append(rest).toString();
    }

    public int first() {
        return first;
    }

    public int last() {
        return last;
    }

    /** The number that a name like {@code mon} or {@code jan} stands for, in any case. */
    Optional<Integer> named(String name) {
        int place = names.indexOf(name.toLowerCase(Locale.ROOT));
        return place < 0 ? Optional.empty() : Optional.of(place + first);
    }

    /** The field that a text calls so. */
    public static Optional<TimeField> ofWord(String word) {
        for (TimeField field : values()) {
            if (field.word.equals(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
