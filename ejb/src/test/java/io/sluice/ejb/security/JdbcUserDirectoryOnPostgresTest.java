package io.sluice.ejb.security;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class JdbcUserDirectoryOnPostgresTest extends JdbcUserDirectoryContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newDatabase();
    }
}
