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
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LASTS_NANOS = TimeUnit.SECONDS.toNanos(LeaseTable.SECONDS);

    /** A lease that was just taken or renewed. */
    public static Lease asked(long fence, long askedAtNanos) {
        return new Lease(fence, askedAtNanos + LASTS_NANOS);
    }

    /** Whether it was asked for a second ago or earlier, so that whoever uses it may as well renew it. */
    public boolean isAgeing(long nanos) {
        return isOlderThan(FRESH_NANOS, nanos);
    }

    /** Whether it was asked for so long ago or longer. */
    public boolean isOlderThan(long ageNanos, long nanos) {
        return nanos - (validUntilNanos - LASTS_NANOS) >= ageNanos;
    }

    /** Whether a packet may leave: at least a second is left. */
    public boolean allowsSending(long nanos) {
        return validUntilNanos - nanos >= RESERVE_NANOS;
    }
}
