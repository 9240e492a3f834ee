package io.sluice.cli.nas.simulate.bng;

import java.util.Set;

/** Standard attributes by what they mean in a CoA- or Disconnect-Request. */
final class StandardNames {

    /** Names a session or the NAS, or belongs to the envelope (RFC 5176 §3, §3.6). */
    static final Set<String> IDENTIFICATION = Set.of(
            "User-Name",
            "NAS-IP-Address",
            "NAS-IPv6-Address",
            "NAS-Identifier",
            "NAS-Port",
            "NAS-Port-Id",
            "NAS-Port-Type",
            "Framed-IP-Address",
            "Called-Station-Id",
            "Calling-Station-Id",
            "Acct-Session-Id",
            "Acct-Multi-Session-Id",
            "Chargeable-User-Identity",
            "Event-Timestamp",
            "Message-Authenticator",
            "Proxy-State",
            "State",
            "ERX-Virtual-Router-Name");

    /** May stand in a Disconnect-Request beside what identifies. */
    static final Set<String> DISCONNECT = Set.of("Acct-Terminate-Cause", "Reply-Message", "Class");

    /** What a router lets a CoA-Request change beside services. */
    static final Set<String> CHANGEABLE = Set.of(
            "Session-Timeout",
            "Idle-Timeout",
            "Acct-Interim-Interval",
            "Filter-Id",
            "Class",
            "Reply-Message",
            "Service-Type",
            "Termination-Action");

    private StandardNames() {}
}
