package io.sluice.jca.time;

import java.time.Instant;

/** What the connector reads the time from. */
public interface TimeSource {

    /** The system's clocks. */
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long epochMicros() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        }
    };

    /** Monotonic time in nanoseconds from an arbitrary origin; only differences mean something. */
    long nanos();

    /** Microseconds since 1970-01-01T00:00:00Z. */
    long epochMicros();
}
