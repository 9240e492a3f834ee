package io.sluice.ejb.lease;

import java.util.concurrent.TimeUnit;

/**
 * The right to speak for something, such as to send to a NAS, as this node knows it.
 *
 * @param validUntilNanos by the monotonic clock, read before the database was asked, so never later than the database
 *     thinks
 */
public record Lease(long fence, long validUntilNanos) {

    private static final long RESERVE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A lease that was just taken or renewed. */
    public static Lease asked(long fence, long askedAtNanos) {
        return new Lease(fence, askedAtNanos + TimeUnit.SECONDS.toNanos(LeaseTable.SECONDS));
    }

    /** Whether a packet may leave: at least a second is left. */
    public boolean allowsSending(long nanos) {
        return validUntilNanos - nanos >= RESERVE_NANOS;
    }
}
