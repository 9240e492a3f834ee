package io.sluice.ejb.session;

import io.sluice.session.ExpectedLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of expected sessions as a map. */
public final class InMemoryExpectedSessions implements ExpectedSessions {

    private final Map<UUID, Instant> lapses = new TreeMap<>();
    private @Nullable RuntimeException failure;

    public void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    public Set<UUID> rows() {
        return lapses.keySet();
    }

    @Override
    public void insert(Collection<ExpectedLogin> logins, Duration lapse) {
        if (failure != null) {
            throw failure;
        }
        logins.forEach(login -> lapses.put(login.sessionId(), login.expectedAt().plus(lapse)));
    }

    @Override
    public void delete(Collection<UUID> sessionIds) {
        if (failure != null) {
            throw failure;
        }
        lapses.keySet().removeAll(sessionIds);
    }

    @Override
    public void deleteLapsed(Instant now) {
        lapses.values().removeIf(at -> !at.isAfter(now));
    }
}
