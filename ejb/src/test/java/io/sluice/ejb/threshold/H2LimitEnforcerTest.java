package io.sluice.ejb.threshold;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class H2LimitEnforcerTest extends LimitEnforcerContract {

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
