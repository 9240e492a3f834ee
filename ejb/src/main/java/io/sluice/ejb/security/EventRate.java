package io.sluice.ejb.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often events are written down that strangers can cause: the same one once a minute, and so many of all a minute. Counts
 * what it holds back, so that the next one written can tell.
 */
final class EventRate {

    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 1_000;

    private final int mostOfAll;
    private final Map<String, Instant> last = new LinkedHashMap<>();
    private Instant windowBegan = Instant.EPOCH;
    private int inWindow;
    private long heldBack;

    EventRate(int mostOfAll) {
        this.mostOfAll = mostOfAll;
    }

    /** Whether to write the event down now. */
    synchronized boolean admits(String event, Instant now) {
        if (!now.isBefore(windowBegan.plus(WINDOW))) {
            windowBegan = now;
            inWindow = 0;
        }
        Instant before = last.get(event);
        boolean admitted = inWindow < mostOfAll && (before == null || !now.isBefore(before.plus(WINDOW)));
        if (!admitted) {
            heldBack++;
            return false;
        }
        inWindow++;
        // anew, so that the map stays in the order of time
        last.remove(event);
        last.put(event, now);
        if (last.size() > MOST_REMEMBERED) {
            last.remove(last.keySet().iterator().next());
        }
        return true;
    }

    /** How many were held back since this was last asked. */
    synchronized long takeHeldBack() {
        long taken = heldBack;
        heldBack = 0;
        return taken;
    }
}
