package io.sluice.dialect;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subscriber session by which its NAS might find it. Each dialect sends only what its family wants.
 *
 * @param login User-Name as the NAS sent it, empty if it never did
 * @param acctSessionId Acct-Session-Id of the subscriber, never of a service
 * @param nasIpAddress IPv4 or IPv6 address by which the NAS names itself, null if unknown
 * @param nasIdentifier NAS-Identifier, null if unknown
 * @param nasPort NAS-Port, 32 bits unsigned
 * @param framedIpAddress IPv4 address of the subscriber
 * @param framedIpv6Prefix in CIDR form
 */
public record SessionIdentity(
        String login,
        String acctSessionId,
        @Nullable String nasIpAddress,
        @Nullable String nasIdentifier,
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress,
        @Nullable String framedIpv6Prefix) {

    private static final int MAX_OCTETS = 253;

    public SessionIdentity {
        if (acctSessionId.isEmpty()) {
            throw new IllegalArgumentException("a session needs an Acct-Session-Id");
        }
        requireFits("User-Name", login);
        requireFits("Acct-Session-Id", acctSessionId);
        requireFits("NAS-Identifier", nasIdentifier);
    }

    private static void requireFits(String attribute, @Nullable String text) {
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS) {
            throw new IllegalArgumentException(attribute + " has more than " + MAX_OCTETS + " octets");
        }
    }
}
