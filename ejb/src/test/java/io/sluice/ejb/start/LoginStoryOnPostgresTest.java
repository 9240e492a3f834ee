package io.sluice.ejb.start;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class LoginStoryOnPostgresTest extends LoginStory {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
