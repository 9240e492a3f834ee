package io.sluice.ejb.write;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class IdempotenceOnPostgresTest extends IdempotenceContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
