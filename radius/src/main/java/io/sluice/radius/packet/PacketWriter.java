package io.sluice.radius.packet;

import io.sluice.radius.attribute.AttributeType;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one packet after another into the same growing buffer.
 *
 * <p>{@link #begin} opens a packet, the other verbs append attributes in order, {@link PacketCodec} closes and signs it.
 * A packet that would pass 4096 octets is refused with {@link PacketTooLong}. Not for use by several threads.
 */
public final class PacketWriter {

    private static final int VENDOR_SPECIFIC = 26;
    private static final int MESSAGE_AUTHENTICATOR = 80;
    private static final int MESSAGE_AUTHENTICATOR_LENGTH = 18;

    private byte[] octets;
    private int length;
    private int messageAuthenticatorAt;

    public PacketWriter() {
        this(256);
    }

    public PacketWriter(int initialCapacity) {
        octets = new byte[Math.max(initialCapacity, RadiusPacket.HEADER_LENGTH)];
    }

    /** Opens a packet; whatever was written before is forgotten. The authenticator is zero until it is signed. */
    public PacketWriter begin(PacketCode code, int identifier) {
        octets[0] = (byte) code.octet();
        octets[1] = (byte) identifier;
        Arrays.fill(octets, 4, RadiusPacket.HEADER_LENGTH, (byte) 0);
        length = RadiusPacket.HEADER_LENGTH;
        messageAuthenticatorAt = 0;
        return this;
    }

    /** Whether a packet has been opened. */
    public boolean isOpen() {
        return length > 0;
    }

    /** Forgets the open packet, as if {@link #begin} had not been called. */
    public void clear() {
        length = 0;
        messageAuthenticatorAt = 0;
    }

    public PacketCode code() {
        return PacketCode.of(octets[0]).orElseThrow();
    }

    /** Octets written so far, header included. */
    public int length() {
        return length;
    }

    /**
     * Appends an empty Message-Authenticator for the codec to fill in. Called right after {@link #begin} it is the first
     * attribute, as the mitigation of CVE-2024-3596 asks. A packet has at most one.
     */
    public PacketWriter messageAuthenticator() {
        if (messageAuthenticatorAt != 0) {
            throw new IllegalStateException("the packet has a Message-Authenticator already");
        }
        messageAuthenticatorAt = open(MESSAGE_AUTHENTICATOR, MESSAGE_AUTHENTICATOR_LENGTH - 2);
        Arrays.fill(octets, messageAuthenticatorAt, messageAuthenticatorAt + 16, (byte) 0);
        return this;
    }

    /** Appends the octets as value of one attribute: at most 253, or 247 for a vendor's. */
    public PacketWriter octets(AttributeType type, byte[] value) {
        int at = open(type, value.length);
        System.arraycopy(value, 0, octets, at, value.length);
        return this;
    }

    /** Appends text in UTF-8. */
    public PacketWriter text(AttributeType type, String text) {
        return octets(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a number of four octets, 0–4 294 967 295. */
    public PacketWriter unsigned(AttributeType type, long number) {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("not a number of 32 bits: " + number);
        }
        put(open(type, 4), (int) number);
        return this;
    }

    /** Appends an IPv4 or IPv6 address. */
    public PacketWriter address(AttributeType type, InetAddress address) {
        return octets(type, address.getAddress());
    }

    /** Appends tagged text (RFC 2868 §3.1): at most 246 octets for a vendor's attribute. */
    public PacketWriter taggedText(AttributeType type, int tag, String text) {
        requireTag(tag);
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        int at = open(type, value.length + 1);
        octets[at] = (byte) tag;
        System.arraycopy(value, 0, octets, at + 1, value.length);
        return this;
    }

    /** Appends a tagged number (RFC 2868 §3.1): the tag takes the place of the most significant octet. */
    public PacketWriter taggedNumber(AttributeType type, int tag, int number) {
        requireTag(tag);
        if (number < 0 || number > 0xff_ffff) {
            throw new IllegalArgumentException("not a number of 24 bits: " + number);
        }
        put(open(type, 4), tag << 24 | number);
        return this;
    }

    /**
     * What a JunosE router makes of a number that a tag leaves no room for: the low 24 bits. Beware: 16 777 216 becomes 0,
     * which is "unlimited".
     */
    public static int modulo24Bits(long number) {
        return (int) (number & 0xff_ffff);
    }

    /** Appends attributes that were encoded before. */
    public PacketWriter encoded(byte[] attributes) {
        ensure(attributes.length);
        System.arraycopy(attributes, 0, octets, length, attributes.length);
        length += attributes.length;
        return this;
    }

    /** Appends all instances of a standard attribute of another packet, unmodified and in order. */
    public PacketWriter copy(RadiusPacket from, AttributeType type) {
        AttributeCursor cursor = from.attributes();
        while (cursor.seek(type)) {
            int at = open(type, cursor.length());
            System.arraycopy(from.octets(), cursor.offset(), octets, at, cursor.length());
        }
        return this;
    }

    /** The attributes written so far, without the header. */
    public byte[] toAttributes() {
        return Arrays.copyOfRange(octets, RadiusPacket.HEADER_LENGTH, length);
    }

    private static void requireTag(int tag) {
        if (tag < 1 || tag > 0x1f) {
            throw new IllegalArgumentException("not a tag: " + tag);
        }
    }

    private int open(AttributeType type, int valueLength) {
        if (!type.isVendorSpecific()) {
            return open(type.number(), valueLength);
        }
        int at = open(VENDOR_SPECIFIC, valueLength + 6);
        put(at, type.vendor());
        octets[at + 4] = (byte) type.number();
        octets[at + 5] = (byte) (valueLength + 2);
        return at + 6;
    }

    private int open(int number, int valueLength) {
        if (valueLength > 253) {
            throw new IllegalArgumentException("attribute " + number + ": " + valueLength + " octets are too many");
        }
        ensure(valueLength + 2);
        octets[length] = (byte) number;
        octets[length + 1] = (byte) (valueLength + 2);
        int at = length + 2;
        length = at + valueLength;
        return at;
    }

    private void put(int at, int number) {
        octets[at] = (byte) (number >>> 24);
        octets[at + 1] = (byte) (number >>> 16);
        octets[at + 2] = (byte) (number >>> 8);
        octets[at + 3] = (byte) number;
    }

    private void ensure(int more) {
        if (length < RadiusPacket.HEADER_LENGTH) {
            throw new IllegalStateException("no packet is open");
        }
        int needed = length + more;
        if (needed > RadiusPacket.MAX_LENGTH) {
            throw new PacketTooLong(needed);
        }
        if (needed > octets.length) {
            octets = Arrays.copyOf(octets, Math.min(RadiusPacket.MAX_LENGTH, Math.max(needed, octets.length * 2)));
        }
    }

    /** The buffer, for the codec. */
    byte[] buffer() {
        return octets;
    }

    /** Where the 16 octets of the Message-Authenticator lie, 0 if there is none. */
    int messageAuthenticatorAt() {
        return messageAuthenticatorAt;
    }

    void closeLength() {
        octets[2] = (byte) (length >>> 8);
        octets[3] = (byte) length;
    }
}
