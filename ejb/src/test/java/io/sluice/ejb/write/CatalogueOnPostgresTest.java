package io.sluice.ejb.write;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class CatalogueOnPostgresTest extends CatalogueContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }

    @Override
    String hex(String column) {
        return "encode(" + column + ", 'hex')";
    }
}
