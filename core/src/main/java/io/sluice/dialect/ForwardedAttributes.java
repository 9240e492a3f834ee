package io.sluice.dialect;

import io.sluice.radius.packet.RadiusPacket;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A packet's attributes for the next hop: most as they came, octet for octet, also those that no dictionary knows. A well-formed
 * Vendor-Specific attribute is taken apart into its sub-attributes, any other is passed on whole.
 */
final class ForwardedAttributes {

    private static final int VENDOR_SPECIFIC = 26;
    private static final int VENDOR_HEADER = 4;

    private ForwardedAttributes() {}

    /** Decides on one attribute. */
    interface Choice {

        /**
         * @param vendor 0 for a standard attribute
         * @return the value to be passed on, empty for none
         */
        Optional<byte[]> of(int vendor, int number, byte[] value);
    }

    static byte[] of(RadiusPacket packet, Choice choice) {
        byte[] octets = packet.attributeOctets();
        ByteArrayOutputStream passed = new ByteArrayOutputStream(octets.length);
        for (int at = 0; at < octets.length; at += octets[at + 1] & 0xff) {
            int number = octets[at] & 0xff;
            byte[] value = Arrays.copyOfRange(octets, at + 2, at + (octets[at + 1] & 0xff));
            List<byte[]> inner = number == VENDOR_SPECIFIC ? subAttributes(value) : List.of();
            if (inner.isEmpty()) {
                if (number == VENDOR_SPECIFIC) {
                    write(passed, number, value);
                } else {
                    choice.of(0, number, value).ifPresent(chosen -> write(passed, number, chosen));
                }
            }
            for (byte[] one : inner) {
                forwardInner(passed, value, one, choice);
            }
        }
        return passed.toByteArray();
    }

    private static void forwardInner(ByteArrayOutputStream passed, byte[] vendorValue, byte[] inner, Choice choice) {
        int vendor = vendorOf(vendorValue);
        choice.of(vendor, inner[0] & 0xff, Arrays.copyOfRange(inner, 2, inner.length))
                .ifPresent(chosen -> {
                    byte[] whole = Arrays.copyOf(vendorValue, VENDOR_HEADER + 2 + chosen.length);
                    whole[VENDOR_HEADER] = inner[0];
                    whole[VENDOR_HEADER + 1] = (byte) (chosen.length + 2);
                    System.arraycopy(chosen, 0, whole, VENDOR_HEADER + 2, chosen.length);
                    write(passed, VENDOR_SPECIFIC, whole);
                });
    }

    private static void write(ByteArrayOutputStream passed, int number, byte[] value) {
        passed.write(number);
        passed.write(value.length + 2);
        passed.writeBytes(value);
    }

    /** Each with its header; none if the value is not made of such (RFC 2865 §5.26 only recommends it). */
    private static List<byte[]> subAttributes(byte[] value) {
        List<byte[]> found = new ArrayList<>();
        int at = VENDOR_HEADER;
        while (at < value.length) {
            int length = at + 1 < value.length ? value[at + 1] & 0xff : 0;
            if (value[at] == 0 || length < 2 || at + length > value.length) {
                return List.of();
            }
            found.add(Arrays.copyOfRange(value, at, at + length));
            at += length;
        }
        return value.length < VENDOR_HEADER || vendorOf(value) <= 0 ? List.of() : found;
    }

    private static int vendorOf(byte[] value) {
        return (value[0] & 0xff) << 24 | (value[1] & 0xff) << 16 | (value[2] & 0xff) << 8 | (value[3] & 0xff);
    }
}
