package io.sluice.subscriber;

/** Whether a subscription may be used; stored by name. */
public enum SubscriptionStatus {
    ACTIVE,
    /** Not activated by anything until it is resumed. */
    SUSPENDED,
    /** Activated as an active one, and not shown to the subscriber. */
    HIDDEN;

    public boolean mayBeActivated() {
        return this != SUSPENDED;
    }
}
