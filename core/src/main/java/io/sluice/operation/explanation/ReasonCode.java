package io.sluice.operation.explanation;

/** Which rule decided that a service is as it is. For programs; people read {@link Explanation#sentence}. */
public enum ReasonCode {
    /** Runs since the login: the subscriber's record names it. */
    GRANTED_BY_RECORD,
    /** Runs since the login: a subscription starts it with every login. */
    GRANTED_BY_SUBSCRIPTION,
    /** Runs since the login, and neither record nor subscription say so any more. */
    GRANTED_AT_LOGIN,
    /** The NAS accounts for it; nobody here asked for it. */
    LEARNED_FROM_ACCOUNTING,
    ACTIVATED_BY_COA,
    ACTIVATED_BY_REST,
    ACTIVATED_BY_CLI,
    ACTIVATED_BY_PORTAL,
    /** The login had more services than its Access-Accept could hold. */
    ACTIVATED_AFTER_LOGIN,
    ACTIVATED_BY_SCHEDULE,
    /** Acknowledged by the NAS, but no accounting record of it came in time. */
    UNCONFIRMED,
    /** Acknowledged by the NAS, but accounting says the contrary. */
    REFUTED,
    /** Ordered; nothing has been sent yet. */
    WAITING,
    /** Sent; the NAS has not answered yet. */
    STARTING,
    /** To be stopped; the NAS has not answered yet. */
    STOPPING,
    /** Another member of its mutex group took its place, or is taking it. */
    SUPERSEDED,
    STOPPED_ON_REQUEST,
    /** The NAS ended it, and nobody here asked for it. */
    STOPPED_BY_NAS,
    TIME_LIMIT_REACHED,
    VOLUME_LIMIT_REACHED,
    LOGGED_OUT,
    NAS_REBOOTED,
    /** It ran, and was taken back since the rest of the order failed. */
    UNDONE,
    REFUSED_BY_NAS,
    NAS_SILENT,
    /** Its operation was not taken up before its time was over. */
    NOT_IN_TIME,
    /** Withdrawn before anything was sent. */
    CANCELLED,
    /** Nothing was heard of it for too long. */
    STALE,
    /** It never came to be, and what was kept does not say why. */
    FAILED
}
