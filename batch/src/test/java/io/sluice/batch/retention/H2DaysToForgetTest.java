package io.sluice.batch.retention;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class H2DaysToForgetTest extends DaysToForgetContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
