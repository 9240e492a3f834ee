package io.sluice.radius.dictionary;

/** How the value of an attribute is hidden on the wire. */
public enum Encryption {
    NONE,
    /** As User-Password (RFC 2865 §5.2). */
    USER_PASSWORD,
    /** As Tunnel-Password, with a salt (RFC 2868 §3.5). */
    TUNNEL_PASSWORD,
    /** As Ascend-Send-Secret. */
    ASCEND_SECRET
}
