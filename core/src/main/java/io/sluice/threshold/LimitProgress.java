package io.sluice.threshold;

/**
 * How much of one limit is used up.
 *
 * @param used seconds or octets
 * @param limitedTo seconds or octets, above 0
 */
public record LimitProgress(LimitKind kind, long used, long limitedTo) {

    private static final int WHOLE = 100;

    public LimitProgress {
        if (limitedTo <= 0 || used < 0) {
            throw new IllegalArgumentException(
                    "a limit is above 0 and what is used not below: " + used + " of " + limitedTo);
        }
    }

    /** Whole percents, 100 from the limit on. */
    public int percent() {
        return used >= limitedTo ? WHOLE : (int) (used / (limitedTo / (double) WHOLE));
    }

    /** What was used beyond the limit, 0 if nothing. */
    public long overshoot() {
        return Math.max(0, used - limitedTo);
    }
}
