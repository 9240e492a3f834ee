package io.sluice.nas;

/** What packet handling knows of a NAS. */
public record NasRef(long id, String name, DialectName dialect) {}
