package io.sluice.ejb.upstream;

import io.sluice.upstream.Upstream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is told to operators about upstream servers: changes of their state, and what cannot be believed, each once. */
final class UpstreamLog {

    private static final Logger LOG = System.getLogger("io.sluice.ejb");

    private UpstreamLog() {}

    static void alive(Upstream server) {
        LOG.log(Level.INFO, "SLU-29001 The upstream server {0} answers again", where(server));
    }

    static void suspect(Upstream server) {
        LOG.log(
                Level.WARNING,
                "SLU-29002 The upstream server {0} left a request unanswered; others go first now",
                where(server));
    }

    static void dead(Upstream server) {
        LOG.log(
                Level.WARNING,
                "SLU-29003 The upstream server {0} does not answer; it is asked only where no other is left",
                where(server));
    }

    static void notBelieved(Upstream server) {
        LOG.log(
                Level.WARNING,
                "SLU-29004 Replies of the upstream server {0} are not believed: another shared secret, or no"
                        + " Message-Authenticator where one is required",
                where(server));
    }

    static void failed(Upstream server, Throwable why) {
        LOG.log(
                Level.ERROR,
                "SLU-29101 What the upstream server " + where(server) + " answered could not be worked on: " + why);
        LOG.log(Level.DEBUG, "SLU-29101", why);
    }

    private static String where(Upstream server) {
        return server.name() + " (" + server.place().address() + " port "
                + server.place().port() + ')';
    }
}
