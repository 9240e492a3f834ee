package io.sluice.ejb.platform;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Ids of sessions: UUIDs of version 7 (RFC 9562 §5.7), so rows made together lie together in an index. They are not
 * secret, and no right follows from knowing one.
 */
public final class SessionIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final LongSupplier random;

    public SessionIds() {
        this(() -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * @param random 64 random bits at each call, from any thread
     */
    public SessionIds(LongSupplier random) {
        this.random = random;
    }

    /** A new id. */
    public UUID next(Instant now) {
        return next(micros(now));
    }

    /** Microseconds since 1970, as ids count them. */
    public static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /**
     * A new id.
     *
     * @param micros the time in microseconds since 1970; the fraction of its millisecond takes the 12 bits that the RFC
     *     leaves open (its method 3)
     */
    public UUID next(long micros) {
        long milliseconds = Math.floorDiv(micros, 1000L);
        long fraction = Math.floorMod(micros, 1000L) * 4096 / 1000;
        return new UUID(milliseconds << 16 | VERSION_7 | fraction, VARIANT | random.getAsLong() >>> 2);
    }
}
