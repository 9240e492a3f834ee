package io.sluice.nas;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address, read from its text and never looked up as a name. One address has one text: IPv4 in dotted form, IPv6 as
 * RFC 5952 writes it; an IPv4-mapped IPv6 address is the IPv4 address.
 */
public final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;
    private static final int MAPPED_AT = 10;

    private final byte[] octets;

    private IpAddress(byte[] octets) {
        this.octets = octets;
    }

    /**
     * @throws IllegalArgumentException for a host's name, a scoped address, a prefix, and whatever else is no address
     */
    public static IpAddress of(String text) {
        byte[] octets = IPV4.matcher(text).matches() ? ipv4(text) : ipv6(text);
        if (octets == null) {
            throw new IllegalArgumentException("not an IP address: '" + text + "'");
        }
        return new IpAddress(isMapped(octets) ? Arrays.copyOfRange(octets, 12, 16) : octets);
    }

    static IpAddress of(byte[] octets) {
        return new IpAddress(octets);
    }

    private static boolean isMapped(byte[] octets) {
        for (int i = 0; i < MAPPED_AT && octets.length == 16; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets.length == 16 && octets[MAPPED_AT] == -1 && octets[MAPPED_AT + 1] == -1;
    }

    private static byte[] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] whole = groups(text, true);
            return whole != null && whole.length == 2 * GROUPS ? whole : null;
        }
        byte[] head = groups(text.substring(0, gap), false);
        byte[] tail = groups(text.substring(gap + 2), true);
        // RFC 4291 §2.2: a double colon stands for at least one group
        if (head == null || tail == null || head.length + tail.length > 2 * GROUPS - 2) {
            return null;
        }
        byte[] octets = Arrays.copyOf(head, 2 * GROUPS);
        System.arraycopy(tail, 0, octets, octets.length - tail.length, tail.length);
        return octets;
    }

    /**
     * Groups between colons; null if one is none.
     *
     * @param atEnd whether the last may be an IPv4 address
     */
    private static byte @Nullable [] groups(String text, boolean atEnd) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] octets = new byte[2 * parts.length + 2];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            if (atEnd && i == parts.length - 1 && IPV4.matcher(parts[i]).matches()) {
                System.arraycopy(ipv4(parts[i]), 0, octets, at, 4);
                at += 4;
            } else if (GROUP.matcher(parts[i]).matches()) {
                int group = Integer.parseInt(parts[i], 16);
                octets[at++] = (byte) (group >> 8);
                octets[at++] = (byte) group;
            } else {
                return null;
            }
        }
        return Arrays.copyOf(octets, at);
    }

    public boolean isIpv4() {
        return octets.length == 4;
    }

    /** 4 or 16 octets, as they stand in a packet. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && Arrays.equals(octets, address.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(39);
        if (isIpv4()) {
            for (byte octet : octets) {
                text.append(text.isEmpty() ? "" : ".").append(octet & 0xff);
            }
            return text.toString();
        }
        int[] groups = new int[GROUPS];
        Arrays.setAll(groups, i -> ((octets[2 * i] & 0xff) << 8) | (octets[2 * i + 1] & 0xff));
        return ipv6(groups);
    }

    /** RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals, becomes a double colon. */
    private static String ipv6(int[] groups) {
        int zerosAt = -1;
        int zeros = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > zeros) {
                zerosAt = i;
                zeros = end - i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        int i = 0;
        while (i < GROUPS) {
            if (i == zerosAt) {
                text.append("::");
                i += zeros;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i++]));
            }
        }
        return text.toString();
    }
}
