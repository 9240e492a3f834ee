package io.sluice.service;

/**
 * How often a service session is reported (Service-Interim-Acct-Interval): what the router makes of the value it was
 * given (JunosE, Table 143).
 *
 * @param seconds 0 for off, else 600–86 400
 */
public record InterimInterval(int seconds) {

    private static final int SHORTEST = 600;
    private static final int LONGEST = 86_400;

    public InterimInterval {
        if (seconds != 0 && (seconds < SHORTEST || seconds > LONGEST)) {
            throw new IllegalArgumentException("an interim interval is 0 or 600–86400 s, not " + seconds);
        }
    }

    /** What a NAS uses when it is given this value: 0 stays 0, 1–599 becomes 600, above 86 400 becomes 86 400. */
    public static InterimInterval used(long givenSeconds) {
        if (givenSeconds < 0) {
            throw new IllegalArgumentException("an interim interval is not negative: " + givenSeconds);
        }
        return new InterimInterval(givenSeconds == 0 ? 0 : (int) Math.max(SHORTEST, Math.min(LONGEST, givenSeconds)));
    }

    public boolean isOff() {
        return seconds == 0;
    }
}
