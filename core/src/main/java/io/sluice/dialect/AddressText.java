package io.sluice.dialect;

import io.sluice.radius.packet.AttributeCursor;
import org.jspecify.annotations.Nullable;

/** Addresses in packets as text: IPv4 in dotted form, IPv6 as RFC 5952 writes it. */
final class AddressText {

    private static final int PREFIX_HEADER = 2;
    private static final int IPV6_OCTETS = 16;

    private AddressText() {}

    /** The IPv4 address the cursor stands on, null if its length is not 4. */
    static @Nullable String ipv4(AttributeCursor at) {
        if (at.length() != 4) {
            return null;
        }
        StringBuilder text = new StringBuilder(15).append(at.octet(0));
        for (int i = 1; i < 4; i++) {
            text.append('.').append(at.octet(i));
        }
        return text.toString();
    }

    /** The IPv6 address the cursor stands on, null if its length is not 16. */
    static @Nullable String ipv6(AttributeCursor at) {
        return at.length() == IPV6_OCTETS ? ipv6(at, 0) : null;
    }

    /** The IPv6 prefix the cursor stands on (RFC 3162 §2.3) in CIDR form, null if it is malformed. */
    static @Nullable String ipv6Prefix(AttributeCursor at) {
        if (at.length() < PREFIX_HEADER || at.length() > PREFIX_HEADER + IPV6_OCTETS || at.octet(1) > 128) {
            return null;
        }
        return ipv6(at, PREFIX_HEADER) + "/" + at.octet(1);
    }

    /** Eight groups from an offset on; octets that a prefix leaves out are zero. */
    private static String ipv6(AttributeCursor at, int from) {
        int[] groups = new int[8];
        for (int i = 0; i < IPV6_OCTETS && from + i < at.length(); i++) {
            groups[i / 2] |= at.octet(from + i) << (i % 2 == 0 ? 8 : 0);
        }
        int zerosAt = -1;
        int zeros = 1;
        for (int i = 0; i < groups.length; i++) {
            int run = zeroRun(groups, i);
            if (run > zeros) {
                zerosAt = i;
                zeros = run;
            }
        }
        return compressed(groups, zerosAt, zeros);
    }

    private static int zeroRun(int[] groups, int from) {
        int end = from;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    /** RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals, becomes a double colon. */
    private static String compressed(int[] groups, int zerosAt, int zeros) {
        StringBuilder text = new StringBuilder(39);
        int i = 0;
        while (i < groups.length) {
            if (i == zerosAt) {
                text.append("::");
                i += zeros;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
                i++;
            }
        }
        return text.toString();
    }
}
