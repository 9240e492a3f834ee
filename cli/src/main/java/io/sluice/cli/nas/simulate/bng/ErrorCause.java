package io.sluice.cli.nas.simulate.bng;

/** Why a CoA- or Disconnect-Request is refused (RFC 5176 §3.5). */
public enum ErrorCause {
    UNSUPPORTED_ATTRIBUTE(401),
    MISSING_ATTRIBUTE(402),
    NAS_IDENTIFICATION_MISMATCH(403),
    INVALID_REQUEST(404),
    UNSUPPORTED_SERVICE(405),
    INVALID_ATTRIBUTE_VALUE(407),
    SESSION_CONTEXT_NOT_FOUND(503);

    private final int number;

    ErrorCause(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
