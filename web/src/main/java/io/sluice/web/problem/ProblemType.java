package io.sluice.web.problem;

import io.sluice.ejb.platform.Refused;
import java.util.Locale;

/** Every kind of error the interface knows; the page {@code /problems/} explains each under its {@link #word}. */
public enum ProblemType {
    INVALID_PARAMETER(400, "A parameter's value is not acceptable"),
    UNKNOWN_PARAMETER(400, "There is no such parameter"),
    REPEATED_PARAMETER(400, "A parameter is given more than once"),
    INVALID_CURSOR(400, "The cursor is not one this list gave"),
    INVALID_HEADER(400, "A header's value is not acceptable"),
    MALFORMED_JSON(400, "The body is not JSON"),
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "Log in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, "None of the media types asked for can be given"),
    DUPLICATE(409, "Something else has it already"),
    IN_USE(409, "Something else still needs it"),
    STILL_RUNNING(409, "The same request is not answered yet"),
    SESSION_OVER(409, "The session has ended"),
    NOT_POSSIBLE(409, "The NAS cannot do this"),
    WITHDRAWN(409, "The operation was withdrawn"),
    STALE(412, "It is not in the state that was expected"),
    CONTENT_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not understood"),
    INVALID_BODY(422, "The body is not acceptable"),
    KEY_REUSED(422, "The idempotency key belongs to another request"),
    PRECONDITION_REQUIRED(428, "Say which state is to be changed"),
    INTERNAL_ERROR(500, "The server failed"),
    NAS_REFUSED(502, "The NAS refused"),
    UNAVAILABLE(503, "The server is not ready"),
    NAS_SILENT(504, "The NAS did not answer");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Like {@code unknown-parameter}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem's {@code type}: a reference that leads to its explanation on this server. */
    public String reference() {
        return "/problems/#" + word();
    }

    /** The type that fits a change that was refused. */
    static ProblemType of(Refused.Reason reason) {
        return switch (reason) {
            case INVALID -> INVALID_BODY;
            case DUPLICATE -> DUPLICATE;
            case IN_USE -> IN_USE;
            case NOT_FOUND -> NOT_FOUND;
            case STALE -> STALE;
            case STATE_UNSAID -> PRECONDITION_REQUIRED;
            case FORBIDDEN -> FORBIDDEN;
            case KEY_REUSED -> KEY_REUSED;
            case STILL_RUNNING -> STILL_RUNNING;
        };
    }

    /** The type that fits an HTTP status raised by the platform. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
