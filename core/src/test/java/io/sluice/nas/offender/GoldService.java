package io.sluice.nas.offender;

/** Offends by its name. */
public final class GoldService {}
