package io.sluice.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the interface.
 *
 * @param path below {@code /api/v1/}, its segments encoded
 */
public record Request(
        Method method, String path, Query query, @Nullable Content content, Map<String, String> headers) {

    /** What is done to a resource. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    public Request {
        headers = Map.copyOf(headers);
    }

    public static Request get(String path) {
        return new Request(Method.GET, path, new Query(), null, Map.of());
    }

    public static Request put(String path, Item body) {
        return new Request(Method.PUT, path, new Query(), Content.json(body), Map.of());
    }

    /** A merge patch (RFC 7396): what is absent stays, null takes away. */
    public static Request patch(String path, Item body) {
        return new Request(Method.PATCH, path, new Query(), Content.json(body), Map.of());
    }

    public static Request post(String path, @Nullable Item body) {
        return new Request(Method.POST, path, new Query(), body == null ? null : Content.json(body), Map.of());
    }

    public static Request post(String path, Content content) {
        return new Request(Method.POST, path, new Query(), content, Map.of());
    }

    public static Request delete(String path) {
        return new Request(Method.DELETE, path, new Query(), null, Map.of());
    }

    /** The same with a header; null leaves it out. */
    public Request header(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, query, content, more);
    }

    /** The same with a parameter; null leaves it out. */
    public Request parameter(String name, @Nullable Object value) {
        return new Request(method, path, query.and(name, value), content, headers);
    }

    String address() {
        return query.isEmpty() ? path : path + '?' + query.encoded();
    }
}
