package io.sluice.access.dynamic;

/** The attributes that identify a session (RFC 5176 §3), with JunosE's Virtual-Router. */
public enum SessionAttribute {
    ACCT_SESSION_ID("Acct-Session-Id", true),
    USER_NAME("User-Name", true),
    /** As text in dotted form. */
    FRAMED_IP_ADDRESS("Framed-IP-Address", true),
    /** As text in CIDR form. */
    FRAMED_IPV6_PREFIX("Framed-IPv6-Prefix", true),
    /** As decimal text. */
    NAS_PORT("NAS-Port", true),
    NAS_PORT_ID("NAS-Port-Id", true),
    CALLING_STATION_ID("Calling-Station-Id", true),
    CALLED_STATION_ID("Called-Station-Id", false),
    ACCT_MULTI_SESSION_ID("Acct-Multi-Session-Id", false),
    CHARGEABLE_USER_IDENTITY("Chargeable-User-Identity", false),
    /** As 16 hexadecimal digits. */
    FRAMED_INTERFACE_ID("Framed-Interface-Id", false),
    VIRTUAL_ROUTER("Virtual-Router", false);

    private final String wireName;
    private final boolean ofTheSession;

    SessionAttribute(String wireName, boolean ofTheSession) {
        this.wireName = wireName;
        this.ofTheSession = ofTheSession;
    }

    /** Its name as the RFCs write it. */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether a session holds it, so that it can be sought by it. The others stand only in its accounting records: they can
     * speak against a session that was found, and find none.
     */
    public boolean isOfTheSession() {
        return ofTheSession;
    }
}
