package io.sluice.service;

import java.util.Optional;
import java.util.stream.Stream;

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

    /** The mode of a value on the wire; empty for one that means none. */
    public static Optional<StatisticsMode> of(long code) {
        return Stream.of(values()).filter(mode -> mode.code == code).findFirst();
    }
}
