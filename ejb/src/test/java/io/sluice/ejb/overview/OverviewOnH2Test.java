package io.sluice.ejb.overview;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class OverviewOnH2Test extends OverviewContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
