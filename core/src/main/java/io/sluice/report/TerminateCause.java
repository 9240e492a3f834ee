package io.sluice.report;

import io.sluice.session.StopCause;
import org.jspecify.annotations.Nullable;

/** The Acct-Terminate-Cause (RFC 2866 §5.10) of a service's Stop. The manuals of JunosE do not tell theirs; this is Sluice's choice. */
public final class TerminateCause {

    public static final int USER_REQUEST = 1;
    public static final int LOST_CARRIER = 2;
    public static final int SESSION_TIMEOUT = 5;
    public static final int ADMIN_RESET = 6;
    public static final int NAS_ERROR = 9;
    public static final int NAS_REQUEST = 10;
    public static final int NAS_REBOOT = 11;

    private TerminateCause() {}

    /**
     * What the end of a service is called there.
     *
     * @param cause null if it is not known why
     */
    public static int of(@Nullable StopCause cause) {
        if (cause == null) {
            return NAS_REQUEST;
        }
        return switch (cause) {
            case USER_LOGOUT -> USER_REQUEST;
            case TIME_THRESHOLD, VOLUME_THRESHOLD -> SESSION_TIMEOUT;
            case COA, CLI, MUTEX -> ADMIN_RESET;
            case SILENT -> LOST_CARRIER;
            case FAILED_ACTIVATION -> NAS_ERROR;
            case NAS_REBOOT -> NAS_REBOOT;
            case NAS -> NAS_REQUEST;
        };
    }
}
