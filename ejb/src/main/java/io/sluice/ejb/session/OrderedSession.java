package io.sluice.ejb.session;

import io.sluice.session.SessionKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriber session that an order is about.
 *
 * @param open whether it is not closed, as far as we know
 */
public record OrderedSession(
        UUID id, SessionKey key, @Nullable Long subscriberId, String login, boolean open) {}
