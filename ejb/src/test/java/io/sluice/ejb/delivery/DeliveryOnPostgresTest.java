package io.sluice.ejb.delivery;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class DeliveryOnPostgresTest extends DeliveryContract {

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
