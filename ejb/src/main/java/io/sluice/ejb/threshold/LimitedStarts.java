package io.sluice.ejb.threshold;

import io.sluice.accounting.Usage;
import io.sluice.threshold.FirstLook;

/** What is known of limits where services begin, from memory: asked by those who store beginnings by the batch. */
@FunctionalInterface
public interface LimitedStarts {

    /** When to look first. */
    FirstLook look();

    /** The id of the quota that a service of a subscriber uses, {@link Usage#ABSENT} for none. */
    default long quotaOf(long subscriberId, String activation) {
        return Usage.ABSENT;
    }
}
