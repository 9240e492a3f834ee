package io.sluice.batch.retention;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class PostgresDaysToForgetTest extends DaysToForgetContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
