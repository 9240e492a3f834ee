package io.sluice.nas;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a CoA- or Disconnect-Request is refused: the values of Error-Cause (RFC 5176 §3.6) that stand in a NAK. Those of 400
 * are the asker's fault, those of 500 are not.
 */
public enum ErrorCause {
    UNSUPPORTED_ATTRIBUTE(401),
    MISSING_ATTRIBUTE(402),
    NAS_IDENTIFICATION_MISMATCH(403),
    INVALID_REQUEST(404),
    UNSUPPORTED_SERVICE(405),
    UNSUPPORTED_EXTENSION(406),
    INVALID_ATTRIBUTE_VALUE(407),
    ADMINISTRATIVELY_PROHIBITED(501),
    REQUEST_NOT_ROUTABLE(502),
    SESSION_CONTEXT_NOT_FOUND(503),
    SESSION_CONTEXT_NOT_REMOVABLE(504),
    OTHER_PROXY_PROCESSING_ERROR(505),
    RESOURCES_UNAVAILABLE(506),
    REQUEST_INITIATED(507),
    MULTIPLE_SESSION_SELECTION_UNSUPPORTED(508);

    private final int code;

    ErrorCause(int code) {
        this.code = code;
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }

    /** Whether a value from the wire is this one; null is none. */
    public boolean is(@Nullable Integer value) {
        return value != null && value == code;
    }

    /** The cause of a value on the wire; empty for one that RFC 5176 does not have. */
    public static Optional<ErrorCause> of(int code) {
        return Stream.of(values()).filter(cause -> cause.code == code).findFirst();
    }
}
