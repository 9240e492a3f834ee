package io.sluice.ejb.session;

import io.sluice.session.ExpectedLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The table of expected sessions, which outlives the node. */
public interface ExpectedSessions {

    void insert(Collection<ExpectedLogin> logins, Duration lapse);

    /** Those that are not there are no fault. */
    void delete(Collection<UUID> sessionIds);

    void deleteLapsed(Instant now);
}
