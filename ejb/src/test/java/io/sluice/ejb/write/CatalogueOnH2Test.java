package io.sluice.ejb.write;

import io.sluice.schema.H2Database;
import javax.sql.DataSource;

class CatalogueOnH2Test extends CatalogueContract {
    @Override
    DataSource newDatabase() {
        return H2Database.newMigratedDatabase();
    }

    @Override
    String hex(String column) {
        return "rawtohex(" + column + ")";
    }
}
