package io.sluice.ejb.delivery;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class DeliveryOnH2Test extends DeliveryContract {

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
