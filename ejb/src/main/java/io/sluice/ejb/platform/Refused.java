package io.sluice.ejb.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** A change that is not made; the transaction it was tried in is rolled back. Says why, for whoever asked. */
@ApplicationException(rollback = true)
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a change is not made; the interface has a status for each. */
    public enum Reason {
        /** What was asked for is wrong in itself, or names what does not exist. */
        INVALID,
        /** It would take what belongs to something else, such as a name or a prefix. */
        DUPLICATE,
        /** Something else still needs it. */
        IN_USE,
        /** What should be changed is not there, or not to be seen by the caller. */
        NOT_FOUND,
        /** It was changed since the caller read it. */
        STALE,
        /** It exists, and the caller does not say which state of it is to be changed. */
        STATE_UNSAID,
        /** The caller's role may do this, but not with this thing. */
        FORBIDDEN,
        /** An idempotency key came with another request than before. */
        KEY_REUSED,
        /** The first request with this idempotency key is not answered yet. */
        STILL_RUNNING
    }

    private final Reason reason;
    private final transient List<Violation> violations;

    public Refused(Reason reason, List<Violation> violations) {
        super(violations.stream().map(Violation::detail).collect(Collectors.joining(" ")), null, false, false);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** Names all that is wrong. */
    public static Refused invalid(List<Violation> violations) {
        return new Refused(Reason.INVALID, violations);
    }

    public static Refused invalid(String pointer, String detail) {
        return new Refused(Reason.INVALID, List.of(new Violation(pointer, detail)));
    }

    public static Refused duplicate(String pointer, String detail) {
        return new Refused(Reason.DUPLICATE, List.of(new Violation(pointer, detail)));
    }

    /**
     * A refusal that no single member is to blame for.
     *
     * @param detail why, for a person
     */
    public static Refused because(Reason reason, String detail) {
        return new Refused(reason, List.of(new Violation("", detail)));
    }

    public static Refused notFound(String detail) {
        return because(Reason.NOT_FOUND, detail);
    }

    public static Refused inUse(String detail) {
        return because(Reason.IN_USE, detail);
    }

    public Reason reason() {
        return reason;
    }

    /** At least one. */
    public List<Violation> violations() {
        return violations;
    }
}
