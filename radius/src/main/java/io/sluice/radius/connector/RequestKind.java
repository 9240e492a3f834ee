package io.sluice.radius.connector;

/** What a port is for; each kind has a socket, an endpoint and counters of its own. */
public enum RequestKind {
    /** Access-Request, port 1812. */
    AUTH,
    /** Accounting-Request, port 1813. */
    ACCT,
    /** CoA-Request and Disconnect-Request, port 3799. */
    DYNAUTH
}
