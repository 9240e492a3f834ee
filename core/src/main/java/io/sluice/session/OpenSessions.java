package io.sluice.session;

import java.util.UUID;

/**
 * The sessions of subscribers whose concurrency is limited, counted in memory on each node. The accounting side tells it
 * after its commit; telling it twice, or in the wrong order, changes nothing. Subscribers without a limit cost nothing.
 */
public interface OpenSessions {

    /** The session is online. */
    void opened(long subscriberId, UUID sessionId);

    /** The session has ended. */
    void closed(long subscriberId, UUID sessionId);
}
