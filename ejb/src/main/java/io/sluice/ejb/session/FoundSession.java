package io.sluice.ejb.session;

import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber session as it is found by its attributes.
 *
 * @param held its own attributes; those that it does not have are missing
 */
public record FoundSession(
        UUID id,
        SessionKey key,
        @Nullable Long subscriberId,
        String login,
        SessionState state,
        Map<SessionAttribute, String> held) {

    public boolean isOpen() {
        return state != SessionState.CLOSED;
    }

    public OrderedSession ordered() {
        return new OrderedSession(id, key, subscriberId, login, isOpen());
    }
}
