package io.sluice.threshold;

/**
 * The periods at whose ends volumes are compared with limits, as a JunosE router does: ten seconds each, the first one beginning with
 * the activation.
 */
public final class CheckGrid {

    /** Length of a period in microseconds. */
    public static final long PERIOD = 10_000_000;

    private CheckGrid() {}

    /**
     * The end of the period that runs at a time; that time itself if a period ends with it. All in microseconds since 1970.
     *
     * @param anchor when the service was activated
     */
    public static long endOfPeriod(long anchor, long time) {
        long into = Math.floorMod(time - anchor, PERIOD);
        return into == 0 ? time : time + PERIOD - into;
    }
}
