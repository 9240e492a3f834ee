package io.sluice.ejb.session;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class PostgresServiceChangeManagerTest extends ServiceChangeManagerContract {

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
