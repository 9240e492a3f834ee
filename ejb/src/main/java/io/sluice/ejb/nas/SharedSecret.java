package io.sluice.ejb.nas;

import io.sluice.ejb.platform.Warning;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret shared with a client, a NAS or an upstream server, as somebody gives it. */
public final class SharedSecret {

    /** RFC 2865 §3 prefers at least that many octets. */
    private static final int FEWEST = 16;

    private final byte[] octets;

    private SharedSecret(String text) {
        octets = text.getBytes(StandardCharsets.UTF_8);
    }

    public static SharedSecret of(String text) {
        return new SharedSecret(text);
    }

    public byte[] octets() {
        return octets.clone();
    }

    public boolean is(byte @Nullable [] other) {
        return Arrays.equals(octets, other);
    }

    public List<Warning> warnings(String pointer) {
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
