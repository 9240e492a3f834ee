package io.sluice.ejb.subscriber;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class ImportStoryOnPostgresTest extends ImportStory {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
