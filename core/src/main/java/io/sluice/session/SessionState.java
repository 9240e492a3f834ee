package io.sluice.session;

/** Where a subscriber session stands. The codes are what is stored; a higher one is further along its life. */
public enum SessionState {
    /** Answered with Access-Accept; its Accounting-Start has not come. Kept apart from the others, so never stored as a code. */
    EXPECTED(0),
    ACTIVE(1),
    /** Not heard of for too long; a late interim record makes it active again. */
    STALE(2),
    CLOSED(3);

    private final int code;

    SessionState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static SessionState of(int code) {
        return values()[code];
    }
}
