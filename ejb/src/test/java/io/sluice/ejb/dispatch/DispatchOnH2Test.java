package io.sluice.ejb.dispatch;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class DispatchOnH2Test extends DispatchContract {

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
