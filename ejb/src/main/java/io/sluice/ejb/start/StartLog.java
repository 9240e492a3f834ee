package io.sluice.ejb.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the start and what ticks afterwards tell operators. */
final class StartLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private StartLog() {}

    static void clientsPublished(int clients) {
        LOG.log(Level.INFO, "SLU-20001 {0} RADIUS clients may send", clients);
    }

    static void indexFilled(int profiles, long milliseconds) {
        LOG.log(Level.INFO, "SLU-20002 {0} logins are ready after {1} ms", profiles, milliseconds);
    }

    static void masterKeyMade(Object file) {
        LOG.log(
                Level.INFO,
                "SLU-20003 A master key was made: {0}. Keep a copy: without it no stored secret can be read",
                file);
    }

    static void demoDataMade() {
        LOG.log(Level.INFO, "SLU-20004 Demo data was made: retailer isp1, client1@isp1.com, client2@isp1.com");
    }

    /** Once in the life of a database. */
    static void administratorMade(String password) {
        LOG.log(Level.WARNING, "The administrator is admin, with the password {0} (shown only this once)", password);
    }

    static void unusable(String what) {
        LOG.log(Level.WARNING, "SLU-20005 Not all of it can be used: {0}", what);
    }

    static void cannotStart(String why) {
        LOG.log(Level.ERROR, "SLU-20101 Cannot start: {0}", why);
    }

    static void databaseAway(String why) {
        LOG.log(
                Level.ERROR,
                "SLU-20102 The database does not answer: {0}. Logins of known subscribers go on; nothing is accounted",
                why);
    }

    static void databaseBack() {
        LOG.log(Level.INFO, "SLU-20006 The database answers again");
    }

    static void tickFailed(Exception why) {
        LOG.log(Level.ERROR, "SLU-20103 The work of a second failed and is tried again", why);
    }

    static void loginsForgotten(long overflow) {
        LOG.log(
                Level.WARNING,
                "SLU-20007 {0} expected logins found no room since the start; Class restores them"
                        + " (sluice.expected.logins.max)",
                overflow);
    }

    static void metricsHidden(String why) {
        LOG.log(
                Level.WARNING,
                "SLU-20008 The metrics of RADIUS are not shown: this WildFly hides its registry: {0}",
                why);
    }
}
