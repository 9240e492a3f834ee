package io.sluice.service;

/** What a service session counts (Service-Statistics, 26-4874-69). */
public enum StatisticsMode {
    NONE(0),
    TIME(1),
    TIME_VOLUME(2);

    private final int code;

    StatisticsMode(int code) {
        this.code = code;
    }

    /** The value on the wire, 0–2. */
    public int code() {
        return code;
    }
}
