package io.sluice.ejb.nas;

import io.sluice.ejb.platform.Warning;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret shared with a client or NAS, as somebody gives it. */
final class SharedSecret {

    /** RFC 2865 §3 prefers at least that many octets. */
    private static final int FEWEST = 16;

    private final byte[] octets;

    private SharedSecret(String text) {
        octets = text.getBytes(StandardCharsets.UTF_8);
    }

    static SharedSecret of(String text) {
        return new SharedSecret(text);
    }

    byte[] octets() {
        return octets.clone();
    }

    boolean is(byte @Nullable [] other) {
        return Arrays.equals(octets, other);
    }

    List<Warning> warnings(String pointer) {
        return octets.length >= FEWEST
                ? List.of()
                : List.of(new Warning(
                        "SHORT_SECRET",
                        pointer,
                        "It has " + octets.length + " octets; fewer than " + FEWEST
                                + " can be guessed from a captured packet (RFC 2865 §3)."));
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "SharedSecret";
    }
}
