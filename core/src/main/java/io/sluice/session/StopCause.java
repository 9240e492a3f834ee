package io.sluice.session;

/** Why a session ended; stored by name. */
public enum StopCause {
    USER_LOGOUT,
    COA,
    CLI,
    TIME_THRESHOLD,
    VOLUME_THRESHOLD,
    MUTEX,
    /** The NAS said Accounting-On or -Off, or its Acct-Session-Id came back with a later start. */
    NAS_REBOOT,
    FAILED_ACTIVATION,
    /** Inferred: nothing was heard of it for its NAS's silence time. A late record continues it. */
    SILENT,
    /** The NAS stopped the service and did not say why in terms we know. */
    NAS;

    private static final int USER_REQUEST = 1;

    /** What a Stop's Acct-Terminate-Cause (RFC 2866 §5.10) says by itself; who asked the NAS for it, it does not say. */
    public static StopCause ofTerminateCause(int terminateCause) {
        return terminateCause == USER_REQUEST ? USER_LOGOUT : NAS;
    }
}
