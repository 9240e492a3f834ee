package io.sluice.ejb.platform;

/** What changed in the catalogue; stored by name. */
public enum ChangeTopic {
    /** A subscriber, its record or its subscriptions; the subject is the subscriber's id, or ids and ranges of ids. */
    SUBSCRIBER,
    /** A service's definition; the subject is its id. */
    SERVICE,
    /** A client or a NAS; the subject is its name. */
    NAS,
    /** A retailer's realms or its upstream servers; the subject is its name. */
    RETAILER,
    /** The business clock was put; without a subject. */
    CLOCK
}
