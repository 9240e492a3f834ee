package io.sluice.ejb.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the making of service accounting tells operators. */
final class ReportLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private ReportLog() {}

    static void notLooked(Exception why) {
        LOG.log(
                Level.ERROR,
                "SLU-25105 Interim records of services could not be made; the next second tries again: "
                        + String.valueOf(why.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | "));
        LOG.log(Level.DEBUG, "SLU-25105", why);
    }
}
