package io.sluice.ejb.security;

import org.jspecify.annotations.Nullable;

/** What is worth keeping of attempts to get in. */
public interface SecurityEvents {

    /**
     * A password did not fit.
     *
     * @param user the name that was tried, which perhaps nobody has
     * @param address where the attempt came from
     */
    void loginFailed(String user, @Nullable String address);

    /** The same, and it was one too many. */
    void loginLocked(String user, @Nullable String address);

    /** Somebody got in whose password had been tried wrongly before. */
    void loginAfterFailures(Actor actor);

    /**
     * Somebody known asked for what the role or the token does not allow.
     *
     * @param request method and path
     */
    void accessRefused(Actor actor, String request);
}
