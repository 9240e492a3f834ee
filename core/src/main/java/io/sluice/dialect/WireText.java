package io.sluice.dialect;

import java.nio.charset.StandardCharsets;

/**
 * Text from packets, made safe to be stored and shown.
 *
 * <p>What stands in an attribute may be any octets; PostgreSQL takes neither NUL nor broken UTF-8. Both are replaced by
 * something visible: NUL by U+2400 (␀), what is not UTF-8 by U+FFFD (�). The result is never longer, in characters, than
 * the octets were. Everything else stays, for it is data.
 */
public final class WireText {

    private static final char VISIBLE_NUL = '\u2400';

    private WireText() {}

    /** The octets as text. */
    public static String of(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8).replace('\0', VISIBLE_NUL);
    }

    /** Text that was decoded from a packet already. */
    public static String of(String decoded) {
        return decoded.replace('\0', VISIBLE_NUL);
    }

    /** Whether these octets are UTF-8 without NUL, so that their text stands for them and for nothing else. */
    public static boolean isExact(byte[] octets) {
        String text = of(octets);
        return java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets);
    }
}
