package io.sluice.ejb.security;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class AuditOnPostgresTest extends AuditContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newDatabase();
    }
}
