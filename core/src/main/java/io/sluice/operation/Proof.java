package io.sluice.operation;

/** Whether accounting bears out what the NAS acknowledged. The codes are what is stored. */
public enum Proof {
    /** Not asked for, or not yet known. */
    NONE(0),
    /** The service's own record came. */
    CONFIRMED(1),
    /** No record came in time; we went on all the same. */
    UNCONFIRMED(2),
    /** A record says the contrary. */
    REFUTED(3);

    private final int code;

    Proof(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Proof of(int code) {
        return values()[code];
    }
}
