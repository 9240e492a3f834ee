package io.sluice.schedule;

/** What holds within the windows of a state; outside them the service is off and may not be activated. Stored by name. */
public enum StateMode {
    /** It is on for everybody who is logged in, and may not be stopped. */
    ACTIVE,
    /** It may be used. */
    AVAILABLE
}
