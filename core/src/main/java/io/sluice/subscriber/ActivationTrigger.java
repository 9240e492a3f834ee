package io.sluice.subscriber;

/** What activates a subscription; stored by name. */
public enum ActivationTrigger {
    /** The subscriber or an operator. */
    MANUAL,
    /** Every login. */
    ACTIVATE_ON_LOGIN
}
