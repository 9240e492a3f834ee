package io.sluice.batch.jobs;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class H2JobProgressTest extends JobProgressContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
