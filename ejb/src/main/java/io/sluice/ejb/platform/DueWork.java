package io.sluice.ejb.platform;

import java.time.Instant;

/**
 * Something that becomes due by the business clock, like a schedule's entry or a limit. Whoever puts the clock ahead may wait until
 * all of it is done.
 */
public interface DueWork {

    /** What it is, for a person. */
    String name();

    /** Whether all that is due by then is done, on whatever node. */
    boolean isDoneUntil(Instant businessTime);
}
