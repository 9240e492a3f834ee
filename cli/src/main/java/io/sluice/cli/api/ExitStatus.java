package io.sluice.cli.api;

/** What the command tells the shell; scripts rely on the codes. */
public enum ExitStatus {
    OK(0),
    FAILED(1),
    /** The command line itself was wrong, or the server refused a parameter. */
    USAGE(2),
    NOT_FOUND(3),
    CONFLICT(4),
    NAS_REFUSED(5),
    TIMED_OUT(6);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Reads an HTTP status; 502 is how the server passes on a NAS's refusal. */
    static ExitStatus ofHttp(int status) {
        return switch (status) {
            case 400, 405, 406, 415, 422 -> USAGE;
            case 404, 410 -> NOT_FOUND;
            case 409, 412, 428 -> CONFLICT;
            case 502 -> NAS_REFUSED;
            case 408, 504 -> TIMED_OUT;
            default -> FAILED;
        };
    }
}
