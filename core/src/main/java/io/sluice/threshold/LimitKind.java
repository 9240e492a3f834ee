package io.sluice.threshold;

/** What a limit bounds; stored by name. */
public enum LimitKind {
    /** Seconds since the activation. */
    TIME,
    /** Octets of one activation. */
    VOLUME
}
