package io.sluice.cli.output;

import io.sluice.cli.api.Item;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Lays items out in aligned columns. Control characters in a value are shown as {@code ?}, so a login cannot drive the terminal. */
final class Table {
    private final List<Column> columns;
    private final boolean exact;
    private final ZoneId zone;

    Table(List<Column> columns, boolean exact, ZoneId zone) {
        this.columns = columns;
        this.exact = exact;
        this.zone = zone;
    }

    /** The heading, then one line for each item; no line ends in blanks. */
    List<String> lines(List<Item> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::heading).toList());
        items.forEach(item -> rows.add(cells(item)));
        int[] widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** Heading and value under one another, for a single item; absent values are left out. */
    List<String> block(Item item) {
        int width = columns.stream().mapToInt(c -> c.heading().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Column column : columns) {
            if (item.text(column.member()).isPresent()) {
                lines.add(padded(column.heading(), width, false) + "  " + cell(column, item));
            }
        }
        return lines;
    }

    private List<String> cells(Item item) {
        return columns.stream().map(column -> cell(column, item)).toList();
    }

    private String cell(Column column, Item item) {
        String value = printable(column.exact(item));
        if (value.isEmpty()) {
            return "-";
        }
        return switch (column.kind()) {
            case INSTANT -> Units.instant(value, zone);
            case DURATION -> Units.duration(value);
            case OCTETS ->
                exact ? value : item.number(column.member()).map(Units::octets).orElse(value);
            case TEXT, COUNT -> value;
        };
    }

    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ");
            line.append(padded(row.get(i), widths[i], columns.get(i).alignedRight()));
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return right ? blanks + text : text + blanks;
    }

    private static String printable(String value) {
        return value.codePoints().anyMatch(Character::isISOControl) ? value.replaceAll("\\p{Cntrl}", "?") : value;
    }
}
