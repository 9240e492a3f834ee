package io.sluice.ejb.dispatch;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class DispatchOnPostgresTest extends DispatchContract {

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
