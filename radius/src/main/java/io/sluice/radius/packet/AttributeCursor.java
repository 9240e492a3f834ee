package io.sluice.radius.packet;

import io.sluice.radius.attribute.AttributeType;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A walk over a packet's attributes, without making an object for each.
 *
 * <pre>{@code
 * AttributeCursor at = packet.attributes();
 * while (at.next()) {
 *     if (at.vendor() == 0 && at.number() == 44) { … at.text() … }
 * }
 * }</pre>
 *
 * A well-formed Vendor-Specific attribute shows as its sub-attributes, one step each; a malformed one is passed over.
 * Not for use by several threads.
 */
public final class AttributeCursor {

    private static final int VENDOR_SPECIFIC = 26;

    private final byte[] octets;
    private int next = RadiusPacket.HEADER_LENGTH;
    private int vendorEnd;
    private int currentVendor;
    private int passedOver;
    private int vendor;
    private int number;
    private int offset;
    private int length;

    AttributeCursor(byte[] octets) {
        this.octets = octets;
    }

    /** Steps to the next attribute; false at the end of the packet. */
    public boolean next() {
        while (next < octets.length) {
            if (next < vendorEnd) {
                take(currentVendor);
                return true;
            }
            int type = octets[next] & 0xff;
            int end = next + (octets[next + 1] & 0xff);
            if (type != VENDOR_SPECIFIC) {
                take(0);
                return true;
            }
            if (opensVendor(next + 2, end)) {
                next += 6;
                vendorEnd = end;
            } else {
                passedOver++;
                next = end;
            }
        }
        return false;
    }

    /** Steps to the next instance of one attribute; false if there is none further on. */
    public boolean seek(AttributeType type) {
        while (next()) {
            if (number == type.number() && vendor == type.vendor()) {
                return true;
            }
        }
        return false;
    }

    private void take(int ofVendor) {
        vendor = ofVendor;
        number = octets[next] & 0xff;
        offset = next + 2;
        length = (octets[next + 1] & 0xff) - 2;
        next = offset + length;
    }

    private boolean opensVendor(int from, int end) {
        if (end - from < 4 + 2) {
            return false;
        }
        for (int at = from + 4; at < end; ) {
            int subLength = at + 1 < end ? octets[at + 1] & 0xff : 0;
            if (octets[at] == 0 || subLength < 2 || at + subLength > end) {
                return false;
            }
            at += subLength;
        }
        currentVendor = (octets[from] & 0xff) << 24
                | (octets[from + 1] & 0xff) << 16
                | (octets[from + 2] & 0xff) << 8
                | (octets[from + 3] & 0xff);
        return currentVendor > 0;
    }

    /** How many malformed Vendor-Specific attributes have been passed over so far. */
    public int passedOver() {
        return passedOver;
    }

    /** The vendor's enterprise number, 0 for a standard attribute. */
    public int vendor() {
        return vendor;
    }

    /** The attribute number within its space, 0–255. */
    public int number() {
        return number;
    }

    /** Length of the value in octets, 0–253. */
    public int length() {
        return length;
    }

    /** A copy of the value. */
    public byte[] value() {
        return Arrays.copyOfRange(octets, offset, offset + length);
    }

    /** Feeds the value to a digest, without a copy. */
    public void digestValue(MessageDigest digest) {
        digest.update(octets, offset, length);
    }

    /** One octet of the value, 0–255. */
    public int octet(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return octets[offset + index] & 0xff;
    }

    public String text() {
        return RadiusPacket.text(octets, offset, length);
    }

    /** The value as an unsigned number, most significant octet first; meant for values of 1–8 octets. */
    public long unsigned() {
        long number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number << 8 | (octets[i] & 0xff);
        }
        return number;
    }

    /** Where the value begins in the packet, for the codec. */
    int offset() {
        return offset;
    }

    // --- tags (RFC 2868 §3) ---

    /**
     * Tag of a tagged text: an octet 0x01–0x1F in front of it, else 0 for "no tag".
     */
    public int textTag() {
        return length > 0 && octet(0) <= 0x1f ? octet(0) : 0;
    }

    /** The text of a tagged attribute, without a leading octet 0x00–0x1F. */
    public String taggedText() {
        int skip = length > 0 && octet(0) <= 0x1f ? 1 : 0;
        return RadiusPacket.text(octets, offset + skip, length - skip);
    }

    /** Whether the value is a tagged number: four octets, the first below 0x20. */
    public boolean isTaggedNumber() {
        return length == 4 && octet(0) <= 0x1f;
    }

    /** Tag of a tagged number, 0–31. */
    public int numberTag() {
        return octet(0);
    }

    /** The 24 bits of a tagged number, 0–16 777 215. */
    public long taggedNumber() {
        return unsigned() & 0xffffff;
    }
}
