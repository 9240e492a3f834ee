package io.sluice.jca.outbound;

import io.sluice.radius.connector.OutboundRequest.Retransmission;
import java.util.random.RandomGenerator;

/** When one request is sent again, by RFC 5080 §2.2.1. Pure but for the dice it is given. */
final class RetransmissionSchedule {

    private final Retransmission parameters;
    private final RandomGenerator random;
    private long timeout;
    private int transmissions;

    RetransmissionSchedule(Retransmission parameters, RandomGenerator random) {
        this.parameters = parameters;
        this.random = random;
    }

    /** Notes a transmission. */
    void transmitted() {
        transmissions++;
        long initial = parameters.initial().toNanos();
        long maximum = parameters.maximum().toNanos();
        // RFC 5080 §2.2.1: RT = IRT + RAND*IRT, then RT = 2*RTprev + RAND*RTprev, at most MRT + RAND*MRT
        timeout = transmissions == 1 ? spread(initial, initial) : spread(2 * timeout, timeout);
        if (maximum > 0 && timeout > maximum) {
            timeout = spread(maximum, maximum);
        }
    }

    private long spread(long base, long scale) {
        return base + (long) ((random.nextDouble() * 0.2 - 0.1) * scale);
    }

    int transmissions() {
        return transmissions;
    }

    /** How long to wait for a reply now. */
    long waitNanos(long sinceFirst) {
        long duration = parameters.duration().toNanos();
        return duration == 0 ? timeout : Math.max(0, Math.min(timeout, duration - sinceFirst));
    }

    /** Whether there is nothing more to wait for once the wait is over: MRC or MRD is reached. */
    boolean exhausted(long sinceFirst) {
        boolean counted = parameters.count() > 0 && transmissions >= parameters.count();
        boolean lasted = !parameters.duration().isZero()
                && sinceFirst >= parameters.duration().toNanos();
        return counted || lasted;
    }
}
