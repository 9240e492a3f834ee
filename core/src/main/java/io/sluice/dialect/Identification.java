package io.sluice.dialect;

import io.sluice.access.dynamic.NasNaming;
import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.nas.ErrorCause;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.RadiusPacket;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the attributes of a request that say which NAS and which session are meant. Each may stand there once, and must be
 * of the length its type has.
 */
final class Identification {

    private static final int INTERFACE_ID_OCTETS = 8;

    private final Complaint complaint;
    private final Map<SessionAttribute, String> session = new EnumMap<>(SessionAttribute.class);
    private @Nullable String nasIdentifier;
    private @Nullable String nasAddress;
    private @Nullable String nasIpv6Address;

    Identification(Complaint complaint) {
        this.complaint = complaint;
    }

    /** Whether the attribute the cursor stands on identifies something. */
    boolean read(AttributeCursor at) {
        if (at.vendor() == 0) {
            return readNas(at) || readSession(at, attribute(at.number()));
        }
        return at.vendor() == ErxAttributes.VENDOR
                && at.number() == ErxAttributes.VIRTUAL_ROUTER.number()
                && readSession(at, SessionAttribute.VIRTUAL_ROUTER);
    }

    private boolean readNas(AttributeCursor at) {
        switch (at.number()) {
            case 4 -> nasAddress = once("NAS-IP-Address", nasAddress, AddressText.ipv4(at));
            case 32 -> nasIdentifier = once("NAS-Identifier", nasIdentifier, text(at));
            case 95 -> nasIpv6Address = once("NAS-IPv6-Address", nasIpv6Address, AddressText.ipv6(at));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable SessionAttribute attribute(int number) {
        return switch (number) {
            case 1 -> SessionAttribute.USER_NAME;
            case 5 -> SessionAttribute.NAS_PORT;
            case 8 -> SessionAttribute.FRAMED_IP_ADDRESS;
            case 30 -> SessionAttribute.CALLED_STATION_ID;
            case 31 -> SessionAttribute.CALLING_STATION_ID;
            case 44 -> SessionAttribute.ACCT_SESSION_ID;
            case 50 -> SessionAttribute.ACCT_MULTI_SESSION_ID;
            case 87 -> SessionAttribute.NAS_PORT_ID;
            case 89 -> SessionAttribute.CHARGEABLE_USER_IDENTITY;
            case 96 -> SessionAttribute.FRAMED_INTERFACE_ID;
            case 97 -> SessionAttribute.FRAMED_IPV6_PREFIX;
            default -> null;
        };
    }

    private boolean readSession(AttributeCursor at, @Nullable SessionAttribute attribute) {
        if (attribute == null) {
            return false;
        }
        String value = once(attribute.wireName(), session.get(attribute), value(at, attribute));
        if (value != null) {
            session.put(attribute, value);
        }
        return true;
    }

    private static @Nullable String value(AttributeCursor at, SessionAttribute attribute) {
        return switch (attribute) {
            case NAS_PORT -> at.length() == 4 ? String.valueOf(at.unsigned()) : null;
            case FRAMED_IP_ADDRESS -> AddressText.ipv4(at);
            case FRAMED_IPV6_PREFIX -> AddressText.ipv6Prefix(at);
            case FRAMED_INTERFACE_ID ->
                at.length() == INTERFACE_ID_OCTETS ? HexFormat.of().formatHex(at.value()) : null;
            default -> text(at);
        };
    }

    private static @Nullable String text(AttributeCursor at) {
        return at.length() == 0 ? null : WireText.of(at);
    }

    private @Nullable String once(String name, @Nullable String known, @Nullable String read) {
        if (read == null) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " is malformed");
        } else if (known != null) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " is there twice");
        }
        return read;
    }

    NasNaming nas() {
        return new NasNaming(nasIdentifier, nasAddress, nasIpv6Address);
    }

    SessionCriteria session() {
        return new SessionCriteria(session);
    }

    static Map<SessionAttribute, String> ofRecord(byte[] attributes) {
        Identification all = new Identification(new Complaint());
        AttributeCursor at = packet(attributes).attributes();
        while (at.next()) {
            all.read(at);
        }
        return all.session;
    }

    /** Attributes as they are stored, under a header again. */
    static RadiusPacket packet(byte[] attributes) {
        int length = RadiusPacket.HEADER_LENGTH + attributes.length;
        byte[] octets = new byte[length];
        octets[0] = (byte) PacketCode.ACCOUNTING_REQUEST.octet();
        octets[2] = (byte) (length >>> 8);
        octets[3] = (byte) length;
        System.arraycopy(attributes, 0, octets, RadiusPacket.HEADER_LENGTH, attributes.length);
        try {
            return RadiusPacket.decode(octets);
        } catch (MalformedPacket e) {
            throw new IllegalArgumentException("these are no attributes", e);
        }
    }

    /** Juniper's Action-Reason, else Reply-Message. */
    static Optional<String> reason(RadiusPacket reply) {
        return reply.text(ErxAttributes.ACTION_REASON)
                .or(() -> reply.text(StandardAttributes.REPLY_MESSAGE))
                .map(WireText::of);
    }
}
