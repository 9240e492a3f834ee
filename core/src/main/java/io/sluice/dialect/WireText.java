package io.sluice.dialect;

import io.sluice.radius.packet.AttributeCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
        return of(new String(octets, StandardCharsets.UTF_8));
    }

    /** Text that was decoded from a packet already. */
    public static String of(String decoded) {
        return decoded.replace('\0', VISIBLE_NUL);
    }

    /** The attribute the cursor stands on as text. */
    public static String of(AttributeCursor at) {
        return of(at.text());
    }

    /** Whether the attribute the cursor stands on is UTF-8 without NUL, so that its text stands for it alone. */
    public static boolean isExact(AttributeCursor at) {
        for (int i = 0; i < at.length(); i++) {
            int octet = at.octet(i);
            if (octet == 0) {
                return false;
            }
            if (octet > 0x7f) {
                return Arrays.equals(at.text().getBytes(StandardCharsets.UTF_8), at.value());
            }
        }
        return true;
    }
}
