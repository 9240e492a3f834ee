package io.sluice.operation;

/** Which part of its plan an operation is at. The codes are what is stored. */
public enum Phase {
    /** Not taken up. */
    WAITING(0),
    /** Starts services, changes limits, and hands on attributes that are not ours. */
    START(1),
    /** Waits for the accounting record that proves the start, where an acknowledgement does not suffice. */
    PROOF(2),
    /** Stops what was asked to be stopped. */
    STOP(3),
    /** Stops the members of a mutex group that the new one replaces. The asker has his answer by then. */
    SUPERSEDE(4),
    /** Undoing: starts again what was stopped. */
    RESTORE(5),
    /** Undoing: stops what was started. */
    RETRACT(6),
    /** Ends the subscriber session. */
    DISCONNECT(7),
    OVER(8);

    private final int code;

    Phase(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether it takes back what went before. */
    public boolean isUndoing() {
        return this == RESTORE || this == RETRACT;
    }

    public static Phase of(int code) {
        return values()[code];
    }
}
