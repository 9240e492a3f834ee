package io.sluice.radius.packet;

import io.sluice.radius.attribute.AttributeType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * One RADIUS packet whose framing is sound: an immutable view of the octets as they arrived.
 *
 * <p>Attributes are read where they lie; nothing is unpacked before somebody asks. Sub-attributes of Vendor-Specific
 * (RFC 2865 §5.26) are found like any other, also when several are packed into one. A Vendor-Specific whose inside is
 * broken is skipped as a whole, for its framing is the vendor's affair. Nothing here says that the packet is genuine.
 */
public final class RadiusPacket {

    /** Octets before the first attribute. */
    public static final int HEADER_LENGTH = 20;

    /** Longest packet (RFC 2865 §3). */
    public static final int MAX_LENGTH = 4096;

    private final byte[] octets;
    private final PacketCode code;

    private RadiusPacket(byte[] octets, PacketCode code) {
        this.octets = octets;
        this.code = code;
    }

    /**
     * Checks the framing of a datagram and takes a copy of it. Octets beyond the Length field are padding and dropped
     * (RFC 2865 §3).
     *
     * @param datagram what arrived, from position to limit; its position is left alone
     * @throws MalformedPacket if the framing is unsound or the code unknown
     */
    public static RadiusPacket decode(ByteBuffer datagram) throws MalformedPacket {
        int arrived = datagram.remaining();
        if (arrived < HEADER_LENGTH) {
            throw new MalformedPacket(MalformedPacket.Reason.TOO_SHORT);
        }
        int start = datagram.position();
        int length = (datagram.get(start + 2) & 0xff) << 8 | (datagram.get(start + 3) & 0xff);
        if (length < HEADER_LENGTH || length > MAX_LENGTH || length > arrived) {
            throw new MalformedPacket(MalformedPacket.Reason.BAD_LENGTH);
        }
        byte[] octets = new byte[length];
        datagram.get(start, octets);
        PacketCode code =
                PacketCode.of(octets[0]).orElseThrow(() -> new MalformedPacket(MalformedPacket.Reason.UNKNOWN_CODE));
        int at = HEADER_LENGTH;
        while (at < length) {
            int attributeLength = at + 1 < length ? octets[at + 1] & 0xff : 0;
            if (attributeLength < 2 || at + attributeLength > length) {
                throw new MalformedPacket(MalformedPacket.Reason.BAD_ATTRIBUTE);
            }
            at += attributeLength;
        }
        return new RadiusPacket(octets, code);
    }

    public static RadiusPacket decode(byte[] datagram) throws MalformedPacket {
        return decode(ByteBuffer.wrap(datagram));
    }

    public PacketCode code() {
        return code;
    }

    /** The identifier that pairs request and reply, 0–255. */
    public int identifier() {
        return octets[1] & 0xff;
    }

    /** The Length field, 20–4096. */
    public int length() {
        return octets.length;
    }

    /** A copy of the 16 octets of the Request or Response Authenticator. */
    public byte[] authenticator() {
        return Arrays.copyOfRange(octets, 4, HEADER_LENGTH);
    }

    /** Feeds the 16 octets of the authenticator to a digest, without a copy. */
    public void digestAuthenticator(MessageDigest digest) {
        digest.update(octets, 4, HEADER_LENGTH - 4);
    }

    /** Whether both packets carry the same authenticator, octet for octet. */
    public boolean hasAuthenticatorOf(RadiusPacket other) {
        return Arrays.equals(octets, 4, HEADER_LENGTH, other.octets, 4, HEADER_LENGTH);
    }

    /** Whether both packets are the same octet for octet, as a retransmission is. */
    public boolean isCopyOf(RadiusPacket other) {
        return Arrays.equals(octets, other.octets);
    }

    /** A copy of the whole packet. */
    public byte[] toOctets() {
        return octets.clone();
    }

    /** The whole packet to be sent; read-only, without a copy. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /** A copy of all attributes as they stand in the packet. */
    public byte[] attributeOctets() {
        return Arrays.copyOfRange(octets, HEADER_LENGTH, octets.length);
    }

    /** The octets themselves, for the codec and the cryptography beside it; never to be changed. */
    byte[] octets() {
        return octets;
    }

    /** A walk over all attributes in packet order, vendors' sub-attributes unfolded. */
    public AttributeCursor attributes() {
        return new AttributeCursor(octets);
    }

    public boolean has(AttributeType type) {
        return attributes().seek(type);
    }

    /** How many instances of the attribute there are. */
    public int count(AttributeType type) {
        AttributeCursor cursor = attributes();
        int count = 0;
        while (cursor.seek(type)) {
            count++;
        }
        return count;
    }

    /** The value of the first instance, as it stands in the packet. */
    public Optional<byte[]> value(AttributeType type) {
        AttributeCursor cursor = attributes();
        return cursor.seek(type) ? Optional.of(cursor.value()) : Optional.empty();
    }

    /** The first instance read as text (UTF-8; octets that are not UTF-8 are kept apart by {@link #value}). */
    public Optional<String> text(AttributeType type) {
        AttributeCursor cursor = attributes();
        return cursor.seek(type) ? Optional.of(cursor.text()) : Optional.empty();
    }

    /** The first instance read as an unsigned number of 1–4 octets, or {@code ifAbsent}. */
    public long unsigned(AttributeType type, long ifAbsent) {
        AttributeCursor cursor = attributes();
        return cursor.seek(type) && cursor.length() >= 1 && cursor.length() <= 4 ? cursor.unsigned() : ifAbsent;
    }

    @Override
    public String toString() {
        return code + "(" + identifier() + ", " + octets.length + " octets)";
    }

    static String text(byte[] octets, int offset, int length) {
        return new String(octets, offset, length, StandardCharsets.UTF_8);
    }
}
