package io.sluice.threshold;

/**
 * That a service has used up a part of its limit.
 *
 * @param percent 1–99 for a mark on the way, 100 for the limit itself
 * @param used seconds or octets
 * @param limitedTo seconds or octets
 */
public record LimitNotice(LimitKind kind, int percent, long used, long limitedTo) {

    /** The percentage that stands for the limit itself. */
    public static final int REACHED = 100;

    public boolean isReached() {
        return percent == REACHED;
    }

    /** What was used beyond the limit, 0 if nothing. */
    public long overshoot() {
        return Math.max(0, used - limitedTo);
    }
}
