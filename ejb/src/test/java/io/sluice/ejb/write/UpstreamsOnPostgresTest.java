package io.sluice.ejb.write;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class UpstreamsOnPostgresTest extends UpstreamContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
