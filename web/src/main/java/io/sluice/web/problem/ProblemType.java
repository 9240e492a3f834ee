package io.sluice.web.problem;

import java.util.Locale;

/** Every kind of error the interface knows; the page {@code /problems/} explains each under its {@link #word}. */
public enum ProblemType {
    INVALID_PARAMETER(400, "A parameter's value is not acceptable"),
    UNKNOWN_PARAMETER(400, "There is no such parameter"),
    REPEATED_PARAMETER(400, "A parameter is given more than once"),
    INVALID_CURSOR(400, "The cursor is not one this list gave"),
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "Log in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, "None of the media types asked for can be given"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not understood"),
    INTERNAL_ERROR(500, "The server failed"),
    UNAVAILABLE(503, "The server is not ready");

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

    /** The type that fits an HTTP status raised by the platform. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
