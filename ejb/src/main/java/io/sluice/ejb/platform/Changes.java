package io.sluice.ejb.platform;

import java.util.Set;

/**
 * What changed of one topic.
 *
 * @param all whether everything must be read anew; the subjects then say nothing
 * @param subjects which ones, see {@link ChangeTopic}
 */
public record Changes(boolean all, Set<String> subjects) {

    /** Everything may have changed. */
    public static final Changes ALL = new Changes(true, Set.of());

    public Changes {
        subjects = Set.copyOf(subjects);
    }
}
