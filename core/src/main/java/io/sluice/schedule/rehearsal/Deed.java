package io.sluice.schedule.rehearsal;

/** What was due. */
public enum Deed {
    ACTIVATE,
    DEACTIVATE,
    /** A running service is stopped by a denial. */
    STOP_BY_DENIAL,
    /** A running service gives way to another of its mutex group. */
    STOP_BY_GROUP,
    /** A login starts a service, of its own or by an effective period. */
    ACTIVATE_AT_LOGIN,
    DEACTIVATE_AT_LOGIN,
    /** Somebody asks for the service. */
    ACTIVATE_BY_HAND,
    DEACTIVATE_BY_HAND,
    /** A window opens, or was open when the line came. */
    ACTIVATE_BY_STATE,
    DEACTIVATE_BY_STATE,
    DENIAL_BEGINS,
    DENIAL_ENDS;

    /** Whether a NAS is told. */
    public boolean changesNetwork() {
        return this != DENIAL_BEGINS && this != DENIAL_ENDS;
    }
}
