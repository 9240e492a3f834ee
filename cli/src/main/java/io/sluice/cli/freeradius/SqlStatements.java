package io.sluice.cli.freeradius;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Splits a dump into statements at the semicolons that are in no quotes and no comment. Comments are dropped; inside quotes a
 * backslash keeps the next character from ending them, which is MySQL's habit and harmless to PostgreSQL's dumps, where text
 * stands in COPY.
 */
final class SqlStatements {

    private final Reader reader;
    private int ahead = -2;

    SqlStatements(Reader reader) {
        this.reader = reader;
    }

    /** The next statement without its semicolon, null at the end. The reader then stands behind the semicolon's line. */
    @Nullable
    String next() throws IOException {
        StringBuilder statement = new StringBuilder();
        int c = read();
        while (c >= 0) {
            if (c == ';') {
                // What COPY sends begins on the next line.
                skipLine();
                return statement.toString().strip();
            } else if (c == '-' && peek() == '-') {
                skipLine();
            } else if (c == '/' && peek() == '*') {
                skipComment();
            } else if (c == '\'' || c == '"' || c == '`') {
                quoted(c, statement);
            } else {
                statement.append((char) c);
            }
            c = read();
        }
        return statement.toString().isBlank() ? null : statement.toString().strip();
    }

    private void quoted(int quote, StringBuilder statement) throws IOException {
        statement.append((char) quote);
        for (int c = read(); c >= 0; c = read()) {
            statement.append((char) c);
            if (c == '\\' && quote == '\'') {
                int next = read();
                if (next >= 0) {
                    statement.append((char) next);
                }
            } else if (c == quote) {
                return;
            }
        }
    }

    private void skipLine() throws IOException {
        for (int c = read(); c >= 0 && c != '\n'; c = read()) {
            // a comment, or what follows the last semicolon of a line
        }
    }

    private void skipComment() throws IOException {
        int before = 0;
        read();
        for (int c = read(); c >= 0 && !(before == '*' && c == '/'); c = read()) {
            before = c;
        }
    }

    private int read() throws IOException {
        if (ahead != -2) {
            int c = ahead;
            ahead = -2;
            return c;
        }
        return reader.read();
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = reader.read();
        }
        return ahead;
    }
}
