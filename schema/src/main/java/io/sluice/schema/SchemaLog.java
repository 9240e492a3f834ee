package io.sluice.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What this module tells operators. */
final class SchemaLog {

    private static final Logger LOG = System.getLogger("io.sluice.schema");

    private SchemaLog() {}

    static void ready(SchemaMigration.Result result) {
        LOG.log(
                Level.INFO,
                result.executed() == 0
                        ? "SLU-50001 The tables on {0} are up to date"
                        : "SLU-50002 The tables on {0} were brought to version {1} by {2} migrations",
                result.engine(),
                result.version(),
                result.executed());
    }

    static void noServer() {
        LOG.log(Level.DEBUG, "SLU-50003 No server around: the tables are taken as they are");
    }

    static void failed(String why) {
        LOG.log(Level.ERROR, "SLU-50101 Cannot start: {0}", why);
    }
}
