package io.sluice.session;

/** Why a session ended; stored by name. */
public enum StopCause {
    USER_LOGOUT,
    COA,
    CLI,
    TIME_THRESHOLD,
    VOLUME_THRESHOLD,
    MUTEX,
    /** The NAS said Accounting-On or -Off. */
    NAS_REBOOT,
    FAILED_ACTIVATION,
    /** The NAS stopped the service and did not say why in terms we know. */
    NAS
}
