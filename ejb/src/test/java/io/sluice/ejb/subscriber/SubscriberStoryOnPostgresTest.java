package io.sluice.ejb.subscriber;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class SubscriberStoryOnPostgresTest extends SubscriberStory {

    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
