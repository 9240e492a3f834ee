package io.sluice.cli.freeradius;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows into pairs as FreeRADIUS does: tags behind a colon, values perhaps in quotes. */
final class PairReader {

    private static final Pattern TAGGED = Pattern.compile("(.+):(\\d{1,3})");
    private static final Pattern EXPANSION = Pattern.compile("%\\{|%[A-Za-z]");
    private static final int GREATEST_TAG = 31;

    private final Consumer<Problem> problems;

    PairReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The pair of a row; empty, with the problem told, if it cannot be one here. */
    Optional<Pair> read(AttributeRow row) {
        Optional<Operator> op = Operator.of(row.op());
        if (op.isEmpty()) {
            return refuse(row, "no operator is written " + row.op() + "; the row is left out");
        }
        String value = row.value();
        char quote = value.length() >= 2 && value.charAt(0) == value.charAt(value.length() - 1) ? value.charAt(0) : 0;
        if (quote == '`' || quote == '"' && EXPANSION.matcher(value).find()) {
            return refuse(
                    row, row.attribute() + " is computed at each login, which Sluice does not do; it is left out");
        }
        if (quote == '\'' || quote == '"') {
            value = value.substring(1, value.length() - 1);
        }
        String name = row.attribute().strip();
        Matcher tagged = TAGGED.matcher(name);
        int tag = 0;
        if (tagged.matches()) {
            name = tagged.group(1);
            tag = Integer.parseInt(tagged.group(2));
        }
        if (tag > GREATEST_TAG) {
            return refuse(row, "tag " + tag + " is beyond " + GREATEST_TAG + "; the row is left out");
        }
        return Optional.of(new Pair(row, name, tag, op.get(), value));
    }

    private Optional<Pair> refuse(AttributeRow row, String why) {
        problems.accept(Problem.of(row, why));
        return Optional.empty();
    }
}
