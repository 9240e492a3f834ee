package io.sluice.web;

import io.sluice.ejb.security.LockoutRule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the web module has to tell an operator; each message has its code. Never a password, never a token. */
public final class WebLog {
    private static final Logger LOG = System.getLogger("io.sluice.web");

    public static final WebLog LOGGER = new WebLog();

    private WebLog() {}

    /** Somebody guesses, or a program holds an old password. */
    public void locked(String user, LockoutRule rule) {
        LOG.log(
                Level.WARNING,
                () -> "SLU-40001 user " + printable(user) + " locked for "
                        + rule.pause().toSeconds() + " s after " + rule.failures() + " failed attempts");
    }

    /**
     * A request failed by our fault.
     *
     * @param reference what the answer shows instead of the cause
     */
    public void failed(String reference, String request, Throwable cause) {
        LOG.log(Level.ERROR, "SLU-40002 request failed [" + reference + "]: " + printable(request), cause);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
