package io.sluice.ejb.write;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class IdempotenceOnH2Test extends IdempotenceContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
