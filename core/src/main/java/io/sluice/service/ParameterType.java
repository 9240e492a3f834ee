package io.sluice.service;

/** How a parameter's text is read when it is checked; stored by name. Towards the NAS every parameter is text. */
public enum ParameterType {
    TEXT,
    INTEGER,
    /** A rate in bit/s, with an optional suffix k, M or G (powers of ten). */
    BITS_PER_SECOND
}
