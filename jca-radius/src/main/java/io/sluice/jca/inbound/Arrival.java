package io.sluice.jca.inbound;

/**
 * When the datagrams of one turn of the receiver were found.
 *
 * @param nanos monotonic, see {@link io.sluice.jca.time.TimeSource}
 * @param epochMicros microseconds since 1970-01-01T00:00:00Z
 */
record Arrival(long nanos, long epochMicros) {}
