package io.sluice.batch.retention;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What keeping the tables in shape tells operators. */
final class RetentionLog {

    private static final Logger LOG = System.getLogger("io.sluice.batch");

    private RetentionLog() {}

    static void partitionsMade(int made) {
        LOG.log(
                made == 0 ? Level.DEBUG : Level.INFO,
                "SLU-30001 {0} partitions for accounting records were made",
                made);
    }

    static void partitionNotMade(PartitionNotMade why) {
        LOG.log(
                Level.WARNING,
                "SLU-30101 {0}; its records are kept with the rest until the next run",
                why.getMessage());
    }

    static void jobNotStarted(RuntimeException why) {
        LOG.log(Level.ERROR, "SLU-30102 The job accounting-partitions did not start", why);
    }
}
