package io.sluice.ejb.write;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered, kept for its repetition.
 *
 * @param location where the thing is, null if the answer named no place
 * @param etag of the thing, null if it had none
 */
public record StoredAnswer(
        int status, @Nullable String location, @Nullable String etag, String body) {

    /** Three lines of header, where an empty one stands for none, and the body. */
    byte[] octets() {
        String text = status + "\n" + orEmpty(location) + "\n" + orEmpty(etag) + "\n" + body;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static StoredAnswer of(byte[] octets) {
        String[] parts = new String(octets, StandardCharsets.UTF_8).split("\n", 4);
        return new StoredAnswer(Integer.parseInt(parts[0]), orNull(parts[1]), orNull(parts[2]), parts[3]);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
