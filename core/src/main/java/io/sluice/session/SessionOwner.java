package io.sluice.session;

/** Who created a session (JunosE: Owner). The codes are what is stored. */
public enum SessionOwner {
    /** A RADIUS login or a NAS's own accounting. */
    AAA(1),
    CLI(2),
    API(3);

    private final int code;

    SessionOwner(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static SessionOwner of(int code) {
        return values()[code - 1];
    }
}
