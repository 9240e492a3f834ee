package io.sluice.web.api.bulk;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of CSV (RFC 4180). A cell in quotes holds no line break, so that a forgotten quote spoils one line only. */
final class CsvCells {

    private CsvCells() {}

    /**
     * @throws IllegalArgumentException if a quote is not closed, or something stands beside a quoted cell
     */
    static List<String> of(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            StringBuilder cell = new StringBuilder();
            at = quoted ? quoted(line, at + 1, cell) : plain(line, at, cell);
            cells.add(cell.toString());
            if (at == line.length()) {
                return cells;
            }
            if (line.charAt(at) != ',') {
                throw new IllegalArgumentException("cell " + cells.size() + " goes on after its closing quote");
            }
            at++;
        }
    }

    private static int plain(String line, int from, StringBuilder cell) {
        int end = line.indexOf(',', from);
        int to = end < 0 ? line.length() : end;
        if (line.substring(from, to).indexOf('"') >= 0) {
            throw new IllegalArgumentException("a quote stands within a cell that does not begin with one");
        }
        cell.append(line, from, to);
        return to;
    }

    private static int quoted(String line, int from, StringBuilder cell) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '"') {
                cell.append(c);
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quote is not closed before the end of the line");
    }
}
