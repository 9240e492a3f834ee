package io.sluice.dialect;

import io.sluice.nas.IpAddress;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;

/** Writes what identifies a session, in the order asked for; what is not known is left out. Not for use by several threads. */
public final class IdentityWriter {

    private final SessionIdentity session;
    private final PacketWriter octets = new PacketWriter(128).begin(PacketCode.COA_REQUEST, 0);

    public IdentityWriter(SessionIdentity session) {
        this.session = session;
    }

    /** One attribute that names the NAS: its address, or else its NAS-Identifier. */
    public IdentityWriter nas() {
        String address = session.nasIpAddress();
        if (address != null) {
            IpAddress ip = IpAddress.of(address);
            octets.octets(
                    ip.isIpv4() ? StandardAttributes.NAS_IP_ADDRESS : StandardAttributes.NAS_IPV6_ADDRESS, ip.octets());
        } else if (session.nasIdentifier() != null) {
            octets.text(StandardAttributes.NAS_IDENTIFIER, session.nasIdentifier());
        }
        return this;
    }

    public IdentityWriter userName() {
        if (!session.login().isEmpty()) {
            octets.text(StandardAttributes.USER_NAME, session.login());
        }
        return this;
    }

    public IdentityWriter acctSessionId() {
        octets.text(StandardAttributes.ACCT_SESSION_ID, session.acctSessionId());
        return this;
    }

    public IdentityWriter framedIpAddress() {
        if (session.framedIpAddress() != null) {
            octets.octets(
                    StandardAttributes.FRAMED_IP_ADDRESS,
                    IpAddress.of(session.framedIpAddress()).octets());
        }
        return this;
    }

    public byte[] toAttributes() {
        return octets.toAttributes();
    }
}
