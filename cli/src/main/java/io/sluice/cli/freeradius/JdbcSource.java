package io.sluice.cli.freeradius;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads the tables of a running database, in one transaction and without a lock. */
final class JdbcSource implements TableSource {

    /** No such table: PostgreSQL; MySQL and MariaDB; H2. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    private static final int FETCH = 5_000;

    private final String url;
    private final Properties credentials;

    JdbcSource(String url, String user, String password) {
        this.url = url;
        this.credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
    }

    @Override
    public Tables read() throws SQLException {
        Tables tables = new Tables();
        try (Connection connection = DriverManager.getConnection(url, credentials)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            for (Table table : Table.values()) {
                read(connection, table, tables);
            }
        }
        return tables;
    }

    private static void read(Connection connection, Table table, Tables tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery("select * from " + table.text())) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    tables.add(table, columns(rows, columns));
                }
            }
        } catch (SQLException e) {
            if (!NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            // A table that is not there says nothing; PostgreSQL refuses everything until the transaction is begun
            // anew.
            connection.rollback();
        }
    }

    private static Map<String, String> columns(ResultSet rows, ResultSetMetaData columns) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String value = rows.getString(i);
            if (value != null) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
            }
        }
        return values;
    }
}
