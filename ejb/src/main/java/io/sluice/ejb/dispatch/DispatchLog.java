package io.sluice.ejb.dispatch;

import io.sluice.operation.Alarm;
import io.sluice.operation.Operation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the dispatcher tells operators. */
final class DispatchLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private DispatchLog() {}

    static void leaseTaken(String nas, long fence) {
        LOG.log(Level.INFO, "SLU-23001 Requests to {0} leave from here now (fence {1})", nas, fence);
    }

    static void leaseLost(String nas) {
        LOG.log(Level.WARNING, "SLU-23002 {0}: the right to send was lost, or may be; another node goes on", nas);
    }

    static void alarm(String nas, Operation operation, Alarm alarm) {
        LOG.log(
                Level.WARNING,
                "SLU-23003 {0}: {1} of session {2}, operation {3}. {4}",
                nas,
                alarm,
                operation.session().acctSessionId(),
                operation.id(),
                operation.progress().detail());
    }

    static void batchFailed(long nasId, Exception why) {
        LOG.log(
                Level.ERROR,
                "SLU-23101 Operations of the NAS with the id " + nasId + " could not be stored; they are tried again: "
                        + String.valueOf(why.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | "));
        LOG.log(Level.DEBUG, "SLU-23101", why);
    }

    static void sweepFailed(Exception why) {
        LOG.log(
                Level.ERROR,
                "SLU-23102 Open operations could not be looked for; the next second tries again: "
                        + String.valueOf(why.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | "));
        LOG.log(Level.DEBUG, "SLU-23102", why);
    }

    static void wakeNotSent(String why) {
        LOG.log(Level.WARNING, "SLU-23004 Other nodes could not be woken ({0}); they look for work each second", why);
    }
}
