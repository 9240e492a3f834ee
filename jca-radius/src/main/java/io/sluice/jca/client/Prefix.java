package io.sluice.jca.client;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A source prefix.
 *
 * @param ipv4 which family; an IPv4-mapped IPv6 prefix is IPv4
 * @param network the address with the host bits cleared, as unsigned number
 * @param length significant bits, 0–32 or 0–128
 */
record Prefix(boolean ipv4, BigInteger network, int length) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int MAPPED_BITS = 96;

    /** Reads CIDR notation, or a bare address that then stands for itself alone. Never asks the DNS. */
    static Prefix of(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = literal(host, text);
        int bits = address.getAddress().length * 8;
        int length = slash < 0 ? bits : length(text.substring(slash + 1), text);
        if (slash >= 0 && bits == 32 && host.indexOf(':') >= 0) {
            // Java turns ::ffff:a.b.c.d into an IPv4 address; the length still counts from the IPv6 end.
            length -= MAPPED_BITS;
        }
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("not a prefix: " + text);
        }
        return new Prefix(bits == 32, masked(number(address), bits, length), length);
    }

    static BigInteger masked(BigInteger address, int bits, int length) {
        return address.shiftRight(bits - length).shiftLeft(bits - length);
    }

    static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress literal(String host, String text) {
        if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("not a prefix: " + text);
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a prefix: " + text, e);
        }
    }

    private static int length(String digits, String text) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a prefix: " + text, e);
        }
    }
}
