package io.sluice.ejb.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the delivery of accounting to retailers' servers tells operators. */
final class DeliveryLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private DeliveryLog() {}

    static void behind(String retailer, String group, long waiting, long seconds) {
        LOG.log(
                Level.WARNING,
                "SLU-25001 {0}: the accounting servers of group {1} leave {2} records unanswered, the oldest for {3} s",
                retailer,
                group,
                waiting,
                seconds);
    }

    static void caughtUp(String retailer, String group) {
        LOG.log(Level.INFO, "SLU-25002 {0}: the accounting servers of group {1} have answered", retailer, group);
    }

    static void noServer(String retailer, String group, long waiting) {
        LOG.log(
                Level.WARNING,
                "SLU-25003 {0}: {2} accounting records wait for servers of group {1}, and there are none",
                retailer,
                group,
                waiting);
    }

    static void unsendable(Delivery delivery, String why) {
        LOG.log(
                Level.ERROR,
                "SLU-25101 An accounting record of session {0} cannot be put into a packet and is not sent: {1}",
                delivery.session().acctSessionId(),
                why);
    }

    static void full(long most, int shed) {
        LOG.log(
                Level.ERROR,
                "SLU-25102 More than {0} accounting records wait for retailers'' servers; {1} interim records were given up",
                String.valueOf(most),
                shed);
    }

    static void failed(long retailerId, Exception why) {
        LOG.log(
                Level.ERROR,
                "SLU-25103 Accounting of the retailer with the id " + retailerId
                        + " could not be sent or noted; it is tried again: " + oneLine(why));
        LOG.log(Level.DEBUG, "SLU-25103", why);
    }

    static void sweepFailed(Exception why) {
        LOG.log(
                Level.ERROR,
                "SLU-25104 Waiting accounting records could not be looked for; the next second tries again: "
                        + oneLine(why));
        LOG.log(Level.DEBUG, "SLU-25104", why);
    }

    private static String oneLine(Exception why) {
        return String.valueOf(why.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | ");
    }
}
