package io.sluice.ejb.session;

import java.util.Optional;

/** Whether what a subscriber has is used up, so that it is not started by a way round the login. */
@FunctionalInterface
public interface QuotaGate {

    /** Keeps nobody out. */
    QuotaGate OPEN = (subscriberId, activation) -> Optional.empty();

    /** Why a service of a subscriber may not be started, from memory. */
    Optional<String> objectionTo(long subscriberId, String activation);
}
