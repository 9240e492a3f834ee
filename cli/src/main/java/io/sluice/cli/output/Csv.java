package io.sluice.cli.output;

import io.sluice.cli.api.Item;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated values (RFC 4180), one heading line of JSON member names, every value exact. */
final class Csv {
    private Csv() {}

    static List<String> lines(List<Column> columns, List<Item> items) {
        return Stream.concat(
                        Stream.of(columns.stream().map(Column::member).collect(Collectors.joining(","))),
                        items.stream().map(item -> columns.stream()
                                .map(column -> quoted(column.exact(item)))
                                .collect(Collectors.joining(","))))
                .toList();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
