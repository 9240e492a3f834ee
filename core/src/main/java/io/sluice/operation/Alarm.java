package io.sluice.operation;

/** What somebody ought to look into after an operation; stored by name. */
public enum Alarm {
    /** The NAS does not stop what a newer member of the mutex group has replaced: both may be running. */
    SUPERSEDED_STILL_RUNNING,
    /** What had to be taken back could not be: it may be running although it was refused. */
    NOT_UNDONE,
    /** Whether the NAS stopped what it was asked to stop will show only in accounting. */
    IN_DOUBT,
    /** Acknowledged, but no record of the service came. */
    UNCONFIRMED,
    /** Acknowledged, but a record says the contrary. */
    REFUTED,
    /** The NAS does not know the session that we hold for open. */
    SESSION_UNKNOWN_TO_NAS
}
