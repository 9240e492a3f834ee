package io.sluice.batch.jobs;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class PostgresJobProgressTest extends JobProgressContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
