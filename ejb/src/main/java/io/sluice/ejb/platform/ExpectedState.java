package io.sluice.ejb.platform;

import io.sluice.ejb.platform.Refused.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a thing a caller means to change (If-Match and If-None-Match, RFC 9110 §13).
 *
 * @param versions row versions of which one must be current; null if the caller names none
 * @param any whether whatever state it is in will do, as long as it exists
 * @param absent whether it must not exist
 */
public record ExpectedState(@Nullable Set<Integer> versions, boolean any, boolean absent) {

    /** The caller says nothing. */
    public static final ExpectedState UNSAID = new ExpectedState(null, false, false);

    /** It must exist. */
    public static final ExpectedState ANY = new ExpectedState(null, true, false);

    /** It must not exist. */
    public static final ExpectedState ABSENT = new ExpectedState(null, false, true);

    public static ExpectedState version(int version) {
        return new ExpectedState(Set.of(version), false, false);
    }

    /**
     * Lets a change of something existing pass.
     *
     * @param current its row version
     * @throws Refused if the caller expects it otherwise, or does not say
     */
    public void requireIn(int current) {
        if (absent) {
            throw Refused.because(Reason.STALE, "It exists already.");
        }
        if (versions == null && !any) {
            throw Refused.because(Reason.STATE_UNSAID, "Send If-Match with the ETag of what you read.");
        }
        if (versions != null && !versions.contains(current)) {
            throw Refused.because(Reason.STALE, "It was changed meanwhile; its ETag is now \"" + current + "\".");
        }
    }

    /**
     * Lets the making of something new pass.
     *
     * @throws Refused if the caller expects it to exist
     */
    public void requireAbsent() {
        if (versions != null || any) {
            throw Refused.because(Reason.STALE, "It does not exist.");
        }
    }
}
