package io.sluice.ejb.write;

import io.sluice.schema.PostgresServer;
import javax.sql.DataSource;

class SchedulesOnPostgresTest extends ScheduleContract {
    @Override
    DataSource newDatabase() {
        return PostgresServer.newMigratedDatabase();
    }
}
