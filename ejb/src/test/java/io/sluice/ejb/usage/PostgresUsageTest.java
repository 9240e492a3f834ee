package io.sluice.ejb.usage;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class PostgresUsageTest extends UsageContract {

    private static DataSource database;

    @BeforeAll
    static void migrate() {
        database = PostgresServer.newMigratedDatabase();
    }

    @Override
    DataSource database() {
        return database;
    }

    @Override
    String octets() {
        return "'\\x00'::bytea";
    }

    @Override
    String series(int most) {
        return "generate_series(1, " + most + ") as r(x)";
    }
}
