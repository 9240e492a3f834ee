package io.sluice.nas;

/** What a client may send. */
public enum ClientKind {
    /** Access-Request. */
    AUTH,
    /** Accounting-Request. */
    ACCT,
    /** CoA-Request and Disconnect-Request. */
    DYNAUTH
}
