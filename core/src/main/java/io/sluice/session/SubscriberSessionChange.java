package io.sluice.session;

import io.sluice.accounting.AccountedLine;
import java.util.UUID;

/**
 * What a batch of accounting requests changes in one subscriber session, which may not exist yet.
 *
 * @param id the session's id if it does not exist yet
 * @param idMayBeTaken whether another session might have the id already, as when a NAS returns one Class for two sessions
 * @param subscriberId {@link io.sluice.accounting.Usage#ABSENT} if not known
 * @param login empty if not known
 */
public record SubscriberSessionChange(
        SessionKey key,
        UUID id,
        boolean idMayBeTaken,
        long subscriberId,
        String login,
        AccountedLine line,
        Lifetime lifetime) {

    /** Both changes as one; the same in either order, as far as the records agree with each other. */
    SubscriberSessionChange with(SubscriberSessionChange other) {
        return new SubscriberSessionChange(
                key,
                id,
                idMayBeTaken,
                Math.max(subscriberId, other.subscriberId),
                login.isEmpty() ? other.login : login,
                line.or(other.line),
                lifetime.with(other.lifetime));
    }

    public SessionState state() {
        return lifetime.isOver() ? SessionState.CLOSED : SessionState.ACTIVE;
    }
}
