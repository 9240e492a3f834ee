package io.sluice.ejb.subscriber;

/** What an import does with a login that exists. */
public enum ImportMode {
    /** Refuses the line. */
    CREATE,
    /**
     * Makes the subscriber what the line says. Kind and parent are fixed, and so is the name; what the line does not say of
     * password, record and subscriptions stays, everything else is what it would be of a new subscriber.
     */
    REPLACE
}
