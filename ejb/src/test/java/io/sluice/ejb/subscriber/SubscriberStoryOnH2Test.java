package io.sluice.ejb.subscriber;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class SubscriberStoryOnH2Test extends SubscriberStory {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
