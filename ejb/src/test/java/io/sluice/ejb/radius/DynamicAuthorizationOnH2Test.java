package io.sluice.ejb.radius;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class DynamicAuthorizationOnH2Test extends DynamicAuthorizationContract {

    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }
}
