package io.sluice.cli.freeradius;

import java.io.IOException;
import java.sql.SQLException;

/** Where the tables are read from. */
interface TableSource {

    Tables read() throws IOException, SQLException;
}
