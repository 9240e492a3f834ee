package io.sluice.ejb.accounting;

import io.sluice.schema.PostgresServer;
import io.sluice.threshold.FirstLook;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class ReportingOnPostgresTest extends ReportingContract {

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
    AccountingStore store(DataSource source) {
        return new PostgresAccountingStore(source, subscriber -> true, () -> FirstLook.PLAIN);
    }
}
