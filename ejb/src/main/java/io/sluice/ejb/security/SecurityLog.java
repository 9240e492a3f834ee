package io.sluice.ejb.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the security of the application tells operators. */
final class SecurityLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb.security");

    private SecurityLog() {}

    static void notSealed(String why) {
        LOG.log(Level.WARNING, "SLU-27001 Audit entries wait to be sealed: {0}", why);
    }

    static void notAudited(String action, String why) {
        LOG.log(Level.WARNING, "SLU-27002 {0} could not be written into the audit trail: {1}", action, why);
    }
}
