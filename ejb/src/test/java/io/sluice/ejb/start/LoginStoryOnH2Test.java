package io.sluice.ejb.start;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class LoginStoryOnH2Test extends LoginStory {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
