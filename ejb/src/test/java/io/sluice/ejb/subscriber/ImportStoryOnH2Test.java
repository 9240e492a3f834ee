package io.sluice.ejb.subscriber;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class ImportStoryOnH2Test extends ImportStory {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
