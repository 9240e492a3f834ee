package io.sluice.cli.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, in the order given; those that are null are left out. */
public record Query(Map<String, String> parameters) {

    public Query {
        parameters = new LinkedHashMap<>(parameters);
    }

    public Query() {
        this(Map.of());
    }

    /** The same with one more. */
    public Query and(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Query more = new Query(parameters);
        more.parameters.put(name, value.toString());
        return more;
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Makes a value safe as one segment of a path or as the value of a parameter. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
