package io.sluice.ejb.security;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

class AuditOnPostgresTest extends AuditContract {
    private static @Nullable DataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = PostgresServer.newMigratedDatabase();
        }
        return database;
    }
}
