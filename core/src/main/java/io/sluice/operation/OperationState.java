package io.sluice.operation;

/** Where an operation stands. The codes are what is stored. */
public enum OperationState {
    /** Stored; nothing has been sent. */
    REQUESTED(1),
    /** Under way: planned, and its first packet may have left. */
    SENT(2),
    /** The NAS acknowledged what was asked for. */
    DONE(3),
    /** The NAS refused, or it had to be undone. */
    FAILED(4),
    /** Its time was over before the NAS had answered. */
    EXPIRED(5),
    /** Withdrawn, or its session ended first. */
    CANCELLED(6);

    private final int code;

    OperationState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public boolean isOpen() {
        return this == REQUESTED || this == SENT;
    }

    public static OperationState of(int code) {
        return values()[code - 1];
    }
}
