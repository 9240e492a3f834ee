package io.sluice.ejb.accounting;

import io.sluice.schema.H2Database;
import io.sluice.threshold.FirstLook;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class H2AccountingStoreTest extends AccountingStoreContract {

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

    /** A MERGE that finds its row inserted by another meanwhile is refused with a duplicate key. */
    @Override
    boolean isWorthRepeating(SQLException refusal) {
        return refusal.getSQLState().equals("23505")
                || refusal.getSQLState().startsWith("40")
                || refusal.getSQLState().equals("HYT00");
    }

    /** It has no statement that changes two tables' rows at once, nor two sets of rows of one. */
    @Override
    int mostStatements() {
        return 9;
    }
}
