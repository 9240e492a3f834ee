package io.sluice.ejb.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the review of accounting tells operators. */
final class UsageLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb.usage");

    private UsageLog() {}

    static void silent(int sessions) {
        LOG.log(Level.INFO, "SLU-28001 Sessions closed because nothing was heard of them: {0}", sessions);
    }

    static void notReviewed(Exception why) {
        LOG.log(Level.ERROR, "SLU-28101 Accounting records could not be reviewed; they wait", why);
    }
}
