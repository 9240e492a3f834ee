package io.sluice.batch.reconcile;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class H2ReconcileTest extends ReconcileContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
