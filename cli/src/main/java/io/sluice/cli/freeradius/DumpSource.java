package io.sluice.cli.freeradius;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dump as {@code pg_dump} and {@code mysqldump} write it: COPY … FROM stdin and INSERT INTO, with the columns named
 * there or, where they are not, in CREATE TABLE.
 */
final class DumpSource implements TableSource {

    private static final Pattern COPY =
            Pattern.compile("COPY\\s+(\\S+)\\s*\\(([^)]*)\\)\\s+FROM\\s+stdin", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final Tables tables = new Tables();
    private final Map<Table, List<String>> created = new EnumMap<>(Table.class);

    DumpSource(Path file) {
        this.file = file;
    }

    @Override
    public Tables read() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            SqlStatements statements = new SqlStatements(reader);
            for (String statement = statements.next(); statement != null; statement = statements.next()) {
                take(statement, reader);
            }
        }
        return tables;
    }

    private void take(String statement, BufferedReader reader) throws IOException {
        Matcher copy = COPY.matcher(statement);
        if (copy.lookingAt()) {
            copy(Table.named(copy.group(1)), SqlText.names(copy.group(2)), reader);
        } else if (SqlText.startsWith(statement, "CREATE TABLE")) {
            CreateTable.read(statement).ifPresent(table -> created.put(table.table(), table.columns()));
        } else if (SqlText.startsWith(statement, "INSERT INTO")) {
            InsertRows.read(statement, created, tables::add);
        }
    }

    private void copy(Optional<Table> table, List<String> columns, BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null && !line.equals("\\."); line = reader.readLine()) {
            if (table.isPresent()) {
                String[] fields = line.split("\t", -1);
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < Math.min(fields.length, columns.size()); i++) {
                    String value = copied(fields[i]);
                    if (value != null) {
                        values.put(columns.get(i).toLowerCase(Locale.ROOT), value);
                    }
                }
                tables.add(table.get(), values);
            }
        }
    }

    private static @Nullable String copied(String field) {
        return field.equals("\\N") ? null : SqlText.unescaped(field);
    }
}
