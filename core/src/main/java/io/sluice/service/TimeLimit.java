package io.sluice.service;

/**
 * Limit on the duration of one service session (Service-Timeout).
 *
 * <p>The attribute carries a tag octet and so only 24 bits; a larger value is refused. Accuracy on the router is 30 s.
 *
 * @param seconds 0–16 777 215; 0 means unlimited
 */
public record TimeLimit(int seconds) {

    /** Longest limit that the attribute can carry. */
    public static final int MAX_SECONDS = 0xff_ffff;

    public TimeLimit {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("a time limit is 0–" + MAX_SECONDS + " s, not " + seconds);
        }
    }

    public boolean isUnlimited() {
        return seconds == 0;
    }
}
