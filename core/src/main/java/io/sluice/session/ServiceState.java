package io.sluice.session;

/** Where a service session stands. The codes are what is stored; below {@link #STOPPED} it is open. */
public enum ServiceState {
    REQUESTED(1),
    ACTIVATING(2),
    ACTIVE(3),
    DEACTIVATING(4),
    STOPPED(5),
    FAILED(6),
    STALE(7);

    private final int code;

    ServiceState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ServiceState of(int code) {
        return values()[code - 1];
    }
}
