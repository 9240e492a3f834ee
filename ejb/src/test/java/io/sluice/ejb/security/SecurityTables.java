package io.sluice.ejb.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** One database for a whole class of tests: a new one for each of them would take PostgreSQL seconds. */
final class SecurityTables {
    private SecurityTables() {}

    /** Makes the tables as they are after the migration; ids begin with 1 again. */
    static void empty(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("api_token", "portal_user", "subscriber", "retailer", "audit_entry")) {
                statement.execute("delete from " + table);
                statement.execute("alter table " + table + " alter column id restart with 1");
            }
            statement.execute("delete from audit_chain");
            statement.execute("insert into audit_chain (id, place) values (1, 0)");
        }
    }
}
