package io.sluice.service;

import org.jspecify.annotations.Nullable;

/** What is made of a limit that the 24 bits beside a tag cannot hold. */
public enum LimitRange {
    /** It is refused. */
    REFUSE {
        @Override
        long taken(long given) {
            return given;
        }
    },
    /** It is taken modulo 2^24, as a JunosE router does: 16777218 becomes 2, and 16777216 becomes 0, which is unlimited. */
    WRAP {
        @Override
        long taken(long given) {
            return given > MOST_BITS ? given : given & TimeLimit.MAX_SECONDS;
        }
    };

    /** What an attribute without a tag could hold; a greater number is no limit in any reading. */
    private static final long MOST_BITS = 0xffff_ffffL;

    abstract long taken(long given);

    /** The limit as it is taken; null and what is negative stay for others to judge. */
    public @Nullable Long of(@Nullable Long given) {
        return given == null || given < 0 ? given : Long.valueOf(taken(given));
    }
}
