package io.sluice.ejb.subscriber;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logins that are known to be nobody's, so that guessing them costs the database nothing. Bounded: two generations, of
 * which the older is dropped when the younger is full or has served its time. Whoever appears after all is found in the
 * index, which is asked first.
 */
public final class UnknownLogins {

    private final int limit;
    private final Duration memory;
    private final Clock clock;
    private volatile Set<String> younger = ConcurrentHashMap.newKeySet();
    private volatile Set<String> older = Set.of();
    private volatile long turnAtMillis;

    /**
     * @param limit how many to remember at most, half of them for certain
     * @param memory for how long at most; half of it for certain while there are not too many
     */
    public UnknownLogins(int limit, Duration memory, Clock clock) {
        this.limit = limit;
        this.memory = memory;
        this.clock = clock;
        this.turnAtMillis = clock.millis() + memory.toMillis() / 2;
    }

    boolean contains(String login) {
        turnIfDue();
        return younger.contains(login) || older.contains(login);
    }

    void add(Collection<String> logins) {
        turnIfDue();
        younger.addAll(logins);
    }

    private void turnIfDue() {
        if (clock.millis() >= turnAtMillis || younger.size() >= limit / 2) {
            turn();
        }
    }

    private synchronized void turn() {
        boolean late = clock.millis() >= turnAtMillis + memory.toMillis() / 2;
        older = late ? Set.of() : younger;
        younger = ConcurrentHashMap.newKeySet();
        turnAtMillis = clock.millis() + memory.toMillis() / 2;
    }
}
