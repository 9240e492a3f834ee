package io.sluice.service;

/** What decides whether a service may be active at a given time; stored by name. */
public enum Authorization {
    /** Whoever holds it may use it at any time. */
    NONE,
    /** Only while an authorization schedule allows it. */
    SCHEDULE
}
