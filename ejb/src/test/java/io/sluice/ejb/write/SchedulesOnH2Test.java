package io.sluice.ejb.write;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class SchedulesOnH2Test extends ScheduleContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
