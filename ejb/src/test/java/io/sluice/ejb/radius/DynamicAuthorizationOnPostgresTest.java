package io.sluice.ejb.radius;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class DynamicAuthorizationOnPostgresTest extends DynamicAuthorizationContract {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
