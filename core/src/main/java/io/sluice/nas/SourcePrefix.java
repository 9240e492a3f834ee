package io.sluice.nas;

import java.util.regex.Pattern;

/**
 * Addresses that a client sends from, in CIDR form (RFC 4632, RFC 4291 §2.3).
 *
 * @param network the first of them: what lies behind the length is zero
 * @param length significant bits, 0–32 or 0–128
 */
public record SourcePrefix(IpAddress network, int length) {

    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    public SourcePrefix {
        int most = network.octets().length * 8;
        if (length < 0 || length > most) {
            throw new IllegalArgumentException("a prefix of " + network + " has 0 to " + most + " bits, not " + length);
        }
        IpAddress first = IpAddress.of(masked(network.octets(), length));
        if (!first.equals(network)) {
            throw new IllegalArgumentException("'" + network + "/" + length + "' has bits behind its length; write "
                    + first + "/" + length + " for the network or " + network + " for the one address");
        }
    }

    /**
     * Reads CIDR notation, or a bare address that then stands for itself alone.
     *
     * @throws IllegalArgumentException for anything else, and where bits are set behind the length
     */
    public static SourcePrefix of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.of(text);
            return new SourcePrefix(address, address.octets().length * 8);
        }
        IpAddress address = IpAddress.of(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || (address.isIpv4() && text.indexOf(':') >= 0)) {
            throw new IllegalArgumentException(
                    "not a prefix: '" + text + "'; expected is 10.0.0.0/24 or 2001:db8::/32");
        }
        return new SourcePrefix(address, Integer.parseInt(length));
    }

    private static byte[] masked(byte[] octets, int length) {
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.max(0, Math.min(8, length - 8 * i));
            octets[i] &= (byte) (0xff00 >> kept);
        }
        return octets;
    }

    /** Whether an address lies in it. */
    public boolean contains(IpAddress address) {
        byte[] octets = address.octets();
        return octets.length == network.octets().length
                && IpAddress.of(masked(octets, length)).equals(network);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
