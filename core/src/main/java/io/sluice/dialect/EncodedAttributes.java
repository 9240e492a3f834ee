package io.sluice.dialect;

import io.sluice.radius.attribute.AttributeType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;

/** Picks from encoded attributes, one sub-attribute in each Vendor-Specific, as Sluice writes them. */
final class EncodedAttributes {

    private static final int VENDOR_SPECIFIC = 26;

    private EncodedAttributes() {}

    /** Those of which the others hold none of the same type, whatever the value. */
    static byte[] without(byte[] attributes, byte[] others) {
        return others.length == 0 ? attributes : chosen(attributes, at -> !holds(others, type(attributes, at)));
    }

    /** Those of these types. */
    static byte[] only(byte[] attributes, Set<AttributeType> types) {
        return chosen(attributes, at -> types.contains(type(attributes, at)));
    }

    /** Whether an attribute is wanted. */
    interface Choice {

        /**
         * @param number of the attribute, 26 for any vendor's
         */
        boolean of(int number, byte[] value);
    }

    /** Those standard attributes that are wanted, as they are; of vendors none. */
    static byte[] standard(byte[] attributes, Choice choice) {
        return all(attributes, (number, value) -> number != VENDOR_SPECIFIC && choice.of(number, value));
    }

    /** Those attributes that are wanted, as they are. */
    static byte[] all(byte[] attributes, Choice choice) {
        return chosen(
                attributes,
                at -> choice.of(attributes[at] & 0xff, Arrays.copyOfRange(attributes, at + 2, next(attributes, at))));
    }

    private static byte[] chosen(byte[] attributes, IntPredicate choice) {
        byte[] kept = new byte[attributes.length];
        int length = 0;
        for (int at = 0; at < attributes.length; at = next(attributes, at)) {
            if (choice.test(at)) {
                int octets = next(attributes, at) - at;
                System.arraycopy(attributes, at, kept, length, octets);
                length += octets;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean holds(byte[] attributes, AttributeType type) {
        for (int at = 0; at < attributes.length; at = next(attributes, at)) {
            if (type(attributes, at).equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static AttributeType type(byte[] attributes, int at) {
        int number = attributes[at] & 0xff;
        if (number != VENDOR_SPECIFIC) {
            return AttributeType.standard(number);
        }
        int vendor = ByteBuffer.wrap(attributes, at + 2, 4).getInt();
        return AttributeType.vendor(vendor, attributes[at + 6] & 0xff);
    }

    private static int next(byte[] attributes, int at) {
        return at + (attributes[at + 1] & 0xff);
    }
}
