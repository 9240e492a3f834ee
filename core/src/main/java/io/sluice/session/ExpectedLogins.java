package io.sluice.session;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The logins of this node whose Accounting-Start is awaited: a bounded memory, not the truth. What it has forgotten is
 * restored from Class; what another node holds is found there or in the table of expected sessions.
 */
public interface ExpectedLogins {

    /** Remembers accepted logins. Called for a whole batch, on the hot path: must not touch the database. */
    void expect(Collection<ExpectedLogin> logins);

    /**
     * Finds the login of a subscriber that an accounting request belongs to: by the session id from Class; else by NAS and
     * Acct-Session-Id; else by NAS and port, or by NAS alone where the login told no port. It stays until {@link #started}
     * is told, so that a batch that was rolled back finds it again.
     */
    Optional<ExpectedLogin> claim(
            long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort);

    /**
     * Says after the commit that sessions exist, so that their expected rows, if already written, are removed.
     *
     * @param subscribers whose session each id names
     */
    void started(Map<UUID, Long> subscribers);
}
