package io.sluice.report;

import java.time.Duration;

/** How long to wait after a record was not answered: twice as long each time, RFC 5080 §2.2.1 without its dice. */
public final class RetryPause {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Longest pause while a whole group is silent: how late its return is noticed. */
    public static final Duration LONGEST_OF_GROUP = Duration.ofSeconds(30);

    /** Longest pause of a single record that a server leaves unanswered while it answers others. */
    public static final Duration LONGEST_OF_RECORD = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 20;

    private RetryPause() {}

    /**
     * @param failures in a row, 1 and more
     */
    public static Duration after(int failures, Duration longest) {
        if (failures < 1) {
            throw new IllegalArgumentException("nothing to wait for after " + failures + " failures");
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
