package io.sluice.ejb.accounting;

import io.sluice.schema.H2Database;
import io.sluice.threshold.FirstLook;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class ReportingOnH2Test extends ReportingContract {

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
    AccountingStore store(DataSource source) {
        return new H2AccountingStore(source, subscriber -> true, () -> FirstLook.PLAIN);
    }
}
