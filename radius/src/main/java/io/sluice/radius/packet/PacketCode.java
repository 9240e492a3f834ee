package io.sluice.radius.packet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    private static final List<Optional<PacketCode>> BY_OCTET =
            IntStream.range(0, 256).mapToObj(PacketCode::search).toList();

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
        return BY_OCTET.get(octet & 0xff);
    }

    /** Whether a packet of this code may answer a request of the other: Status-Server is answered as its port is. */
    public boolean answers(PacketCode request) {
        return switch (this) {
            case ACCESS_ACCEPT -> request == ACCESS_REQUEST || request == STATUS_SERVER;
            case ACCESS_REJECT, ACCESS_CHALLENGE -> request == ACCESS_REQUEST;
            case ACCOUNTING_RESPONSE -> request == ACCOUNTING_REQUEST || request == STATUS_SERVER;
            case DISCONNECT_ACK, DISCONNECT_NAK -> request == DISCONNECT_REQUEST;
            case COA_ACK, COA_NAK -> request == COA_REQUEST;
            case ACCESS_REQUEST, ACCOUNTING_REQUEST, STATUS_SERVER, DISCONNECT_REQUEST, COA_REQUEST -> false;
        };
    }

    private static Optional<PacketCode> search(int octet) {
        return Arrays.stream(values()).filter(code -> code.octet == octet).findFirst();
    }
}
