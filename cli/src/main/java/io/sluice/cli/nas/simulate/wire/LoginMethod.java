package io.sluice.cli.nas.simulate.wire;

/** How a password is shown to be known. */
public enum LoginMethod {
    PAP,
    CHAP
}
