package io.sluice.ejb.session;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class H2ServiceChangeManagerTest extends ServiceChangeManagerContract {

    private static DataSource database;

    @BeforeAll
    static void migrate() {
        database = H2Database.newMigratedDatabase();
    }

    @Override
    DataSource database() {
        return database;
    }
}
