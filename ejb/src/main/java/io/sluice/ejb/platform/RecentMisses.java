package io.sluice.ejb.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What was looked for in vain a moment ago, so that asking for it again and again costs the database one question a second. Bounded:
 * when it is full no more is looked for until the oldest misses are a second old. For any thread.
 */
public final class RecentMisses<K> {

    private static final long MEMORY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 1_000;

    private final LongSupplier nanos;
    private final Map<K, Long> missedAt = new ConcurrentHashMap<>();

    /**
     * @param nanos the monotonic clock
     */
    public RecentMisses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether it is worth looking for. */
    public boolean mayLookFor(K key) {
        long now = nanos.getAsLong();
        Long at = missedAt.get(key);
        if (at != null) {
            return now - at >= MEMORY_NANOS;
        }
        if (missedAt.size() >= MOST) {
            missedAt.values().removeIf(each -> now - each >= MEMORY_NANOS);
        }
        return missedAt.size() < MOST;
    }

    /** It is not there. */
    public void missed(K key) {
        missedAt.put(key, nanos.getAsLong());
    }

    /** It is there. */
    public void found(K key) {
        missedAt.remove(key);
    }
}
