package io.sluice.cli.output;

import java.util.List;

/**
 * How one kind of item is listed.
 *
 * @param empty what a person reads when nothing was found
 */
public record View(String empty, List<Column> columns) {
    public View {
        columns = List.copyOf(columns);
    }

    List<Column> columns(Format format) {
        return columns.stream()
                .filter(column -> format == Format.WIDE || !column.wideOnly())
                .toList();
    }
}
