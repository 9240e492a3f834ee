package io.sluice.ejb.accounting;

import io.sluice.schema.H2Database;
import io.sluice.threshold.FirstLook;
import javax.sql.DataSource;

class H2ReadingBackTest extends ReadingBackContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }

    @Override
    AccountingStore store(DataSource source) {
        return new H2AccountingStore(source, subscriber -> true, () -> FirstLook.PLAIN);
    }
}
