package io.sluice.ejb.accounting;

import io.sluice.schema.PostgresServer;
import io.sluice.threshold.FirstLook;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class PostgresAccountingStoreTest extends AccountingStoreContract {

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

    /** Nothing is: PostgreSQL waits for the other and goes on. */
    @Override
    boolean isWorthRepeating(SQLException refusal) {
        return false;
    }
}
