package io.sluice.schedule;

import java.util.BitSet;

/**
 * Which values of a field match: a number, a range ({@code 1-5}), a list ({@code 0-4,8-12}), a step after a range or a star
 * ({@code 0-23/2}, {@code *}{@code /2}), or a star. Months and days of the week have names too. Keeps its text as it was written.
 */
public final class FieldValues {

    private static final String STAR = "*";

    private final TimeField field;
    private final String text;
    private final BitSet values;

    private FieldValues(TimeField field, String text, BitSet values) {
        this.field = field;
        this.text = text;
        this.values = values;
    }

    /** A star: what it means depends on where it stands. */
    public static FieldValues any(TimeField field) {
        return parse(field, STAR);
    }

    /** @throws IllegalArgumentException naming the field, if the text is none or a value is outside the field's range */
    public static FieldValues parse(TimeField field, String text) {
        String compact = text.replace(" ", "");
        BitSet values = new BitSet();
        for (String item : compact.split(",", -1)) {
            values.or(new FieldItem(field, item).values());
        }
        if (compact.contains(",") && compact.contains(STAR)) {
            throw new IllegalArgumentException(field.word() + ": a star stands alone, not in a list: " + text);
        }
        if (field == TimeField.DAY_OF_WEEK && values.get(0)) {
            values.clear(0);
            values.set(7);
        }
        return new FieldValues(field, compact, values);
    }

    /** Whether nothing was chosen; a star with a step chooses. */
    public boolean isAny() {
        return text.equals(STAR);
    }

    /** Days of the week count from Monday, 1, to Sunday, 7. */
    public boolean matches(int value) {
        return value >= 0 && values.get(value);
    }

    /** The first matching value at or after this one; -1 for none. */
    int atOrAfter(int value) {
        return values.nextSetBit(Math.max(0, value));
    }

    /** The last matching value at or before this one; -1 for none. */
    int atOrBefore(int value) {
        return value < 0 ? -1 : values.previousSetBit(value);
    }

    public int lowest() {
        return values.nextSetBit(0);
    }

    public int highest() {
        return values.length() - 1;
    }

    /** All of them, ascending. */
    public int[] all() {
        return values.stream().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldValues that && that.field == field && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + text.hashCode();
    }

    /** As it was written, without blanks. */
    @Override
    public String toString() {
        return text;
    }
}
