package io.sluice.cli.freeradius;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an INSERT INTO … VALUES (…),(…). */
final class InsertRows {

    private static final Pattern HEAD = Pattern.compile(
            "INSERT\\s+INTO\\s+([^\\s(]+)\\s*(?:\\(([^)]*)\\))?\\s*VALUES\\s*", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final boolean backslashes;
    private int at;

    private InsertRows(String text, int from, boolean backslashes) {
        this.text = text;
        this.at = from;
        this.backslashes = backslashes;
    }

    /**
     * @param created columns of tables, for statements that do not name them
     */
    static void read(String statement, Map<Table, List<String>> created, BiConsumer<Table, Map<String, String>> rows) {
        Matcher head = HEAD.matcher(statement);
        if (!head.lookingAt()) {
            return;
        }
        Optional<Table> table = Table.named(head.group(1));
        if (table.isEmpty()) {
            return;
        }
        List<String> columns =
                head.group(2) == null ? created.getOrDefault(table.get(), List.of()) : SqlText.names(head.group(2));
        // Only MySQL writes names in backticks, and only MySQL escapes with backslashes in plain quotes.
        InsertRows insert = new InsertRows(statement, head.end(), head.group(1).startsWith("`"));
        while (insert.nextRow()) {
            rows.accept(table.get(), insert.row(columns));
        }
    }

    private boolean nextRow() {
        while (at < text.length() && text.charAt(at) != '(') {
            at++;
        }
        return at < text.length();
    }

    private Map<String, String> row(List<String> columns) {
        Map<String, String> values = new HashMap<>();
        int column = 0;
        at++;
        while (at < text.length() && text.charAt(at) != ')') {
            String value = value();
            if (value != null && column < columns.size()) {
                values.put(columns.get(column).toLowerCase(Locale.ROOT), value);
            }
            column++;
            skipBlanks();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        at++;
        return values;
    }

    private @Nullable String value() {
        skipBlanks();
        boolean escaped = at + 1 < text.length()
                && (text.charAt(at) == 'E' || text.charAt(at) == 'e')
                && text.charAt(at + 1) == '\'';
        if (escaped) {
            at++;
        }
        if (text.charAt(at) == '\'') {
            return quoted(escaped || backslashes);
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
            at++;
        }
        String word = text.substring(from, at).strip();
        return word.equalsIgnoreCase("NULL") ? null : word;
    }

    private String quoted(boolean unescape) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && unescape && at + 1 < text.length()) {
                value.append(c).append(text.charAt(++at));
            } else if (c != '\'') {
                value.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                value.append('\'');
                at++;
            } else {
                at++;
                break;
            }
        }
        return unescape ? SqlText.unescaped(value.toString()) : value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
