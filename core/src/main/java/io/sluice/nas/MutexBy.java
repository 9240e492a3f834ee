package io.sluice.nas;

/** Who stops the services that a new one of their mutex group replaces; stored by name. */
public enum MutexBy {
    SLUICE,
    NAS
}
