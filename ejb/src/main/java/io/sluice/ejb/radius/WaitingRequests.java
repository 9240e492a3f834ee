package io.sluice.ejb.radius;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that wait for their NASes, bounded. One that was not answered in time was forgotten by the connector. */
public final class WaitingRequests {

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private final Map<UUID, Instant> since = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;

    /**
     * @param most how many may wait
     */
    public WaitingRequests(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** How many more may wait. */
    int room() {
        if (since.size() >= most) {
            Instant forgotten = clock.instant().minus(FORGOTTEN_AFTER);
            since.values().removeIf(forgotten::isAfter);
        }
        return Math.max(0, most - since.size());
    }

    void add(UUID operation) {
        since.put(operation, clock.instant());
    }

    void remove(UUID operation) {
        since.remove(operation);
    }
}
