package io.sluice.threshold;

import io.sluice.accounting.VolumeCounted;

/**
 * How limits are kept at one NAS.
 *
 * @param byNas whether the NAS was handed the limit and enforces it itself; Sluice then acts only if it has not done so
 *     {@link #GRACE} later
 * @param counted which octets a volume limit is about
 * @param megabyte octets of the MB that limits are written in
 */
public record LimitKeeping(boolean byNas, VolumeCounted counted, long megabyte) {

    /** Octets of a MB as Junos counts them. */
    public static final long BINARY_MEGABYTE = 1L << 20;

    /** Octets of a MB where it is decimal. */
    public static final long DECIMAL_MEGABYTE = 1_000_000;

    /** How long a NAS may take to enforce a limit, in microseconds: JunosE promises 30 s, and its Stop has to get here. */
    static final long GRACE = 60_000_000;

    public LimitKeeping {
        if (megabyte != BINARY_MEGABYTE && megabyte != DECIMAL_MEGABYTE) {
            throw new IllegalArgumentException("a MB has 2^20 or 10^6 octets, not " + megabyte);
        }
    }

    /** The same where Sluice enforces. */
    public LimitKeeping bySluice() {
        return new LimitKeeping(false, counted, megabyte);
    }

    /** Octets of a volume limit; what exceeds 2^63 − 1 stays there. */
    public long octets(long megabytes) {
        return Math.multiplyHigh(megabytes, megabyte) == 0 ? Math.max(megabytes * megabyte, 0) : Long.MAX_VALUE;
    }

    long grace() {
        return byNas ? GRACE : 0;
    }
}
