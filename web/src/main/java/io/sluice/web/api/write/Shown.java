package io.sluice.web.api.write;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A thing as the interface shows it after a change.
 *
 * @param path below the interface's root, such as {@code clients/bng1}
 * @param version the row version that becomes its ETag, null if it has none
 */
public record Shown(String path, JsonObject json, @Nullable Integer version) {

    public static Shown at(String path, JsonObject json, int version) {
        return new Shown(path, json, version);
    }

    /** A name or id as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
