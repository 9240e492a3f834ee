package io.sluice.ejb.threshold;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What keeping limits tells operators. */
final class LimitLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private LimitLog() {}

    static void powerless(LimitedRow row, String why) {
        LOG.log(
                Level.WARNING,
                "SLU-24001 {0} of session {1} has reached its limit, and that cannot be enforced: {2}",
                row.activation(),
                row.key().acctSessionId(),
                why);
    }

    static void databaseAway(String why) {
        LOG.log(Level.DEBUG, "SLU-24102 Limits could not be looked at this second: {0}", why);
    }

    static void failed(RuntimeException why) {
        LOG.log(
                Level.ERROR,
                "SLU-24101 Limits could not be looked at; the next second tries again: "
                        + String.valueOf(why.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | "));
        LOG.log(Level.DEBUG, "SLU-24101", why);
    }
}
