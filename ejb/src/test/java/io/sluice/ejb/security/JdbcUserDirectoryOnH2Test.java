package io.sluice.ejb.security;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class JdbcUserDirectoryOnH2Test extends JdbcUserDirectoryContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newDatabase();
    }
}
