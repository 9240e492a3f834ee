package io.sluice.ejb.write;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class UpstreamsOnH2Test extends UpstreamContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
