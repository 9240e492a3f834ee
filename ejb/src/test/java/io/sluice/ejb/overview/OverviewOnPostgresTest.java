package io.sluice.ejb.overview;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class OverviewOnPostgresTest extends OverviewContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
