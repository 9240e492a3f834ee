package io.sluice.radius.packet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The RADIUS packet codes that Sluice speaks (RFC 2865 §3, RFC 2866 §3, RFC 5176 §2, RFC 5997). */
public enum PacketCode {
    ACCESS_REQUEST(1),
    ACCESS_ACCEPT(2),
    ACCESS_REJECT(3),
    ACCOUNTING_REQUEST(4),
    ACCOUNTING_RESPONSE(5),
    ACCESS_CHALLENGE(11),
    STATUS_SERVER(12),
    DISCONNECT_REQUEST(40),
    DISCONNECT_ACK(41),
    DISCONNECT_NAK(42),
    COA_REQUEST(43),
    COA_ACK(44),
    COA_NAK(45);

    private static final @Nullable PacketCode[] BY_OCTET = new @Nullable PacketCode[256];

    static {
        for (PacketCode code : values()) {
            BY_OCTET[code.octet] = code;
        }
    }

    private final int octet;

    PacketCode(int octet) {
        this.octet = octet;
    }

    /** The code as it stands in the packet, 1–255. */
    public int octet() {
        return octet;
    }

    /** The code for an octet of a packet, empty for a code that Sluice does not speak. */
    public static Optional<PacketCode> of(int octet) {
        return Optional.ofNullable(BY_OCTET[octet & 0xff]);
    }
}
