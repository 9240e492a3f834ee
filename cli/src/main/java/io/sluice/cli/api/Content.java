package io.sluice.cli.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request.
 *
 * @param length octets, or -1 if that is known only at the end
 */
public record Content(String type, long length, Source source) {

    /** Opens what is sent; asked once. */
    public interface Source {
        InputStream open() throws IOException;
    }

    static Content json(Item item) {
        byte[] octets = JsonText.compact(item.members()).getBytes(StandardCharsets.UTF_8);
        return new Content("application/json", octets.length, () -> new ByteArrayInputStream(octets));
    }
}
