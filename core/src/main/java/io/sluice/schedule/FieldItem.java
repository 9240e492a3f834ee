package io.sluice.schedule;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One item of a list of values: a number or name, a range of them, or a star, the last two perhaps with a step. */
record FieldItem(TimeField field, String text) {

    private static final Pattern SHAPE = Pattern.compile("(\\*|\\w+|(\\w+)-(\\w+))(?:/(\\d{1,4}))?");

    BitSet values() {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || (matcher.group(4) != null && isSingle(matcher.group(1)))) {
            throw refused("is no number, range (1-5), list, or step after a range or a star");
        }
        int from = field.first();
        int to = field.last();
        if (matcher.group(2) != null) {
            from = number(matcher.group(2));
            to = endOfRange(matcher.group(3));
        } else if (!matcher.group(1).equals("*")) {
            from = number(matcher.group(1));
            to = from;
        }
        if (from > to) {
            throw refused("is a range that runs backwards");
        }
        return every(from, to, matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4)));
    }

    private static boolean isSingle(String range) {
        return !range.equals("*") && !range.contains("-");
    }

    private BitSet every(int from, int to, int step) {
        if (step == 0) {
            throw refused("has a step of 0");
        }
        BitSet values = new BitSet();
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
        return values;
    }

    /** Sunday closes a week here: {@code sat-sun}. */
    private int endOfRange(String word) {
        int number = number(word);
        return field == TimeField.DAY_OF_WEEK && number == 0 ? 7 : number;
    }

    private int number(String word) {
        int number = field.named(word).orElseGet(() -> digits(word));
        if (number < field.first() || number > field.last()) {
            throw refused("is outside " + field.first() + "–" + field.last());
        }
        return number;
    }

    private int digits(String word) {
        if (!word.matches("\\d{1,4}")) {
            throw refused("is no number");
        }
        return Integer.parseInt(word);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(field.word() + ": '" + text + "' " + why);
    }
}
