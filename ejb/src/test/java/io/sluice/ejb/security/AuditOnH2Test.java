package io.sluice.ejb.security;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class AuditOnH2Test extends AuditContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newDatabase();
    }
}
