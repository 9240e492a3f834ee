package io.sluice.radius.packet;

/** A packet being written would pass the 4096 octets of RFC 2865 §3. */
public final class PacketTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PacketTooLong(int octets) {
        super("a packet of " + octets + " octets is longer than " + RadiusPacket.MAX_LENGTH);
    }
}
