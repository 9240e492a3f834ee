package io.sluice.ejb.security;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

class AuditOnH2Test extends AuditContract {
    private static @Nullable DataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = H2Database.newMigratedDatabase();
        }
        return database;
    }
}
