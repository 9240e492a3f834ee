package io.sluice.ejb.accounting;

import io.sluice.schema.PostgresServer;
import io.sluice.threshold.FirstLook;
import javax.sql.DataSource;

class PostgresReadingBackTest extends ReadingBackContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }

    @Override
    AccountingStore store(DataSource source) {
        return new PostgresAccountingStore(source, subscriber -> true, () -> FirstLook.PLAIN);
    }
}
