package io.sluice.upstream;

/** What an upstream server is for; stored by name. */
public enum UpstreamKind {
    /** Logins of the retailer's realms are proxied to it. */
    AUTH,
    /** Accounting of the retailer's subscribers and services is sent to it. */
    ACCT
}
