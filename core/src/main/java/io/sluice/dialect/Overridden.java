package io.sluice.dialect;

import java.util.Arrays;

/** Leaves out of encoded attributes what other encoded attributes say already, whatever the value. */
final class Overridden {

    private static final int VENDOR_SPECIFIC = 26;
    private static final int VENDOR_HEADER = 7;

    private Overridden() {}

    /**
     * The attributes of which {@code by} holds none of the same type.
     *
     * @param attributes whole attributes, one sub-attribute in each Vendor-Specific, as Sluice writes them
     */
    static byte[] in(byte[] attributes, byte[] by) {
        if (attributes.length == 0 || by.length == 0) {
            return attributes;
        }
        byte[] kept = new byte[attributes.length];
        int length = 0;
        for (int at = 0; at < attributes.length; at = next(attributes, at)) {
            if (!holds(by, attributes, at)) {
                int octets = next(attributes, at) - at;
                System.arraycopy(attributes, at, kept, length, octets);
                length += octets;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean holds(byte[] attributes, byte[] other, int otherAt) {
        int type = other[otherAt] == VENDOR_SPECIFIC ? VENDOR_HEADER : 1;
        for (int at = 0; at < attributes.length; at = next(attributes, at)) {
            if (isSameType(attributes, at, other, otherAt, type)) {
                return true;
            }
        }
        return false;
    }

    /** Compares attribute number, vendor and the vendor's number; the length between them does not count. */
    private static boolean isSameType(byte[] one, int at, byte[] other, int otherAt, int typeOctets) {
        for (int i = 0; i < typeOctets; i++) {
            if (i != 1 && one[at + i] != other[otherAt + i]) {
                return false;
            }
        }
        return true;
    }

    private static int next(byte[] attributes, int at) {
        return at + (attributes[at + 1] & 0xff);
    }
}
