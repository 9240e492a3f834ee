package io.sluice.subscriber;

/** Whether a subscriber is served; stored by name. */
public enum SubscriberStatus {
    ACTIVE,
    /**
     * Logins are refused, also with the right password, and the reason is told only to whoever knows it. Sessions that are
     * open go on until somebody ends them. So it is for whatever stands below a suspended node.
     */
    SUSPENDED
}
