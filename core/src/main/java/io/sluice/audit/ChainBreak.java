package io.sluice.audit;

import org.jspecify.annotations.Nullable;

/**
 * The first place where the stored chain is not what was sealed.
 *
 * @param place where an intact entry should be
 * @param entryId what is there instead; null if nothing is
 */
public record ChainBreak(long place, @Nullable Long entryId, Kind kind) {

    /** What is wrong there. */
    public enum Kind {
        /** The entry there, or its place, is not what was sealed: it was edited or moved. */
        ALTERED,
        /** No entry is there, though there were later ones: it was deleted. */
        MISSING,
        /** An entry stands beyond the end of the chain. */
        BEYOND_END
    }
}
