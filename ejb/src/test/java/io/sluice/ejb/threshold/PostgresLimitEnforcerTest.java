package io.sluice.ejb.threshold;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class PostgresLimitEnforcerTest extends LimitEnforcerContract {

    private static DataSource database;

    @BeforeAll
    static void migrate() {
        database = PostgresServer.newMigratedDatabase();
    }

    @Override
    DataSource database() {
        return database;
    }
}
