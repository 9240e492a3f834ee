package io.sluice.radius.dictionary;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv4 and IPv6 addresses as text. Unlike {@link java.net.InetAddress} it never asks a name server. */
final class AddressText {

    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private AddressText() {}

    /** The four octets of a dotted quad. */
    static Optional<byte[]> ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            int octet = OCTET.matcher(parts[i]).matches() ? Integer.parseInt(parts[i]) : 256;
            if (octet > 255) {
                return Optional.empty();
            }
            octets[i] = (byte) octet;
        }
        return Optional.of(octets);
    }

    /** The sixteen octets of an IPv6 address (RFC 4291 §2.2), the last four may be a dotted quad. */
    static Optional<byte[]> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(octets -> octets.length == 16);
        }
        Optional<byte[]> head =
                text.substring(0, gap).contains(".") ? Optional.empty() : groups(text.substring(0, gap));
        Optional<byte[]> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 14) {
            return Optional.empty();
        }
        byte[] octets = Arrays.copyOf(head.get(), 16);
        System.arraycopy(tail.get(), 0, octets, 16 - tail.get().length, tail.get().length);
        return Optional.of(octets);
    }

    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        String[] parts = text.split(":", -1);
        byte[] octets = new byte[parts.length * 2 + 2];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                int group = Integer.parseInt(parts[i], 16);
                octets[length++] = (byte) (group >>> 8);
                octets[length++] = (byte) group;
            } else {
                Optional<byte[]> quad = i == parts.length - 1 ? ipv4(parts[i]) : Optional.empty();
                if (quad.isEmpty()) {
                    return Optional.empty();
                }
                System.arraycopy(quad.get(), 0, octets, length, 4);
                length += 4;
            }
        }
        return Optional.of(Arrays.copyOf(octets, length));
    }

    /** Four octets as a dotted quad. */
    static String ipv4(byte[] octets) {
        return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + "." + (octets[3] & 0xff);
    }

    /** Sixteen octets as RFC 5952 writes them: small letters, the first longest run of zeros as two colons. */
    static String ipv6(byte[] octets) {
        int bestAt = -1;
        int best = 1;
        for (int at = 0; at < 8; at++) {
            int run = 0;
            while (at + run < 8 && group(octets, at + run) == 0) {
                run++;
            }
            if (run > best) {
                bestAt = at;
                best = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int at = 0; at < 8; at++) {
            if (at == bestAt) {
                text.append("::");
                at += best - 1;
                continue;
            }
            if (at > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(octets, at)));
        }
        return text.toString();
    }

    private static int group(byte[] octets, int index) {
        return (octets[2 * index] & 0xff) << 8 | (octets[2 * index + 1] & 0xff);
    }
}
