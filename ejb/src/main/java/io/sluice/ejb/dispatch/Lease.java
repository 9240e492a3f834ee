package io.sluice.ejb.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * The right to send to a NAS, as this node knows it.
 *
 * @param validUntilNanos by the monotonic clock, read before the database was asked, so never later than the database
 *     thinks
 */
record Lease(long fence, long validUntilNanos) {

    private static final long RESERVE_NANOS = TimeUnit.SECONDS.toNanos(1);

    static Lease asked(long fence, long askedAtNanos) {
        return new Lease(fence, askedAtNanos + TimeUnit.SECONDS.toNanos(LeaseTable.SECONDS));
    }

    /** Whether a packet may leave: at least a second is left. */
    boolean allowsSending(long nanos) {
        return validUntilNanos - nanos >= RESERVE_NANOS;
    }
}
