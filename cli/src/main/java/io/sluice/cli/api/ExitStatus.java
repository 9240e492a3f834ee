package io.sluice.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command tells the shell; scripts rely on the codes. */
public enum ExitStatus {
    OK(0, "done"),
    FAILED(1, "failed: the server cannot be reached, refuses the login or the role, or failed itself"),
    /** The command line itself was wrong, or the server refused a value. */
    USAGE(2, "wrong usage, or a value the server refused; nothing was changed"),
    NOT_FOUND(3, "not found"),
    CONFLICT(4, "conflict: it is there already, something refers to it, or somebody else changed it meanwhile"),
    NAS_REFUSED(5, "the NAS refused"),
    TIMED_OUT(6, "timed out: no answer came; whether something was changed is not known");

    private final int code;
    private final String text;

    ExitStatus(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Code and meaning, by code. */
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ExitStatus status : values()) {
            texts.put(String.valueOf(status.code), status.text);
        }
        return texts;
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
