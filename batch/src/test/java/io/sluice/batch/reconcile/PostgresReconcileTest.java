package io.sluice.batch.reconcile;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class PostgresReconcileTest extends ReconcileContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
