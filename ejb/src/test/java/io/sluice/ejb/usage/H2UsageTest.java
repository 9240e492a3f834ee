package io.sluice.ejb.usage;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class H2UsageTest extends UsageContract {

    private static DataSource database;

    @BeforeAll
    static void migrate() {
        database = H2Database.newMigratedDatabase();
    }

    @Override
    DataSource database() {
        return database;
    }

    @Override
    String octets() {
        return "x'00'";
    }

    @Override
    String series(int most) {
        return "system_range(1, " + most + ") as r(x)";
    }
}
