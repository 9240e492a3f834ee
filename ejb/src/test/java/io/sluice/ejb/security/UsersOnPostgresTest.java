package io.sluice.ejb.security;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

class UsersOnPostgresTest extends UsersContract {
    private static @Nullable DataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = PostgresServer.newMigratedDatabase();
        }
        return database;
    }
}
