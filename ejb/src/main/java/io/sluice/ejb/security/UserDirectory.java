package io.sluice.ejb.security;

import java.time.Instant;
import java.util.Optional;

/** The users of the REST interface and of the portals, and their failed attempts, which all nodes count together. */
public interface UserDirectory {

    Optional<PortalUser> byName(String name);

    /**
     * The user an API token belongs to. Writes down that it is used, once in ten minutes.
     *
     * @param hash SHA-256 of the token
     * @param now tokens that end by then are unknown
     */
    Optional<TokenOwner> byToken(byte[] hash, Instant now);

    /**
     * Counts a failed attempt. Attempts on several nodes at once all count, since the database adds, and one of them locks.
     *
     * @return whether this attempt locked the account; never for a name that does not exist
     */
    boolean failed(String name, LockoutRule rule, Instant now);

    /**
     * Forgets the failed attempts. Writes nothing if there are none.
     *
     * @return whether there were any
     */
    boolean succeeded(long userId);
}
