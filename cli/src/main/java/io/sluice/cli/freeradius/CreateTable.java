package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a table in their order, for an INSERT that does not name them. */
record CreateTable(Table table, List<String> columns) {

    private static final Pattern HEAD = Pattern.compile(
            "CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?([^\\s(]+)\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_COLUMNS =
            Set.of("primary", "key", "unique", "index", "constraint", "fulltext", "check", "foreign", "spatial");

    static Optional<CreateTable> read(String statement) {
        Matcher head = HEAD.matcher(statement);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        return Table.named(head.group(1)).map(table -> new CreateTable(table, columns(statement, head.end())));
    }

    private static List<String> columns(String statement, int from) {
        List<String> columns = new ArrayList<>();
        int depth = 1;
        boolean fresh = true;
        StringBuilder word = new StringBuilder();
        for (int i = from; i < statement.length() && depth > 0; i++) {
            char c = statement.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 1) {
                fresh = true;
                word.setLength(0);
            } else if (fresh && Character.isWhitespace(c) && word.length() > 0) {
                fresh = false;
                add(word.toString(), columns);
            } else if (fresh && !Character.isWhitespace(c)) {
                word.append(c);
            }
        }
        return columns;
    }

    private static void add(String word, List<String> columns) {
        String name = word.replaceAll("[`\"]", "").toLowerCase(Locale.ROOT);
        if (!NO_COLUMNS.contains(name) || word.startsWith("`") || word.startsWith("\"")) {
            columns.add(name);
        }
    }
}
