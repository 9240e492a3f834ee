package io.sluice.service;

import org.jspecify.annotations.Nullable;

/**
 * What speaks against a call of a service.
 *
 * @param parameter the parameter that is meant, null where it is the call as a whole
 * @param detail one sentence without a stop; a range that is missed is in it
 */
public record CallObjection(Kind kind, @Nullable String parameter, String detail) {

    /** What is wrong. A router takes {@link #OUT_OF_RANGE} and logs it; the others make no activation. */
    public enum Kind {
        PARAMETER_COUNT,
        PARAMETER_EMPTY,
        /** A text that would break the activation string, such as one with a comma or an end of line. */
        NOT_WRITABLE,
        NOT_A_NUMBER,
        /** A number with a suffix that the parameter's type does not have, such as {@code 10T} or {@code 5MB}. */
        UNKNOWN_UNIT,
        OUT_OF_RANGE
    }

    /** Whether the call can be sent all the same, as the router takes it (JunosE: "activation goes on"). */
    public boolean isTolerable() {
        return kind == Kind.OUT_OF_RANGE;
    }
}
