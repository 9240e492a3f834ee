package io.sluice.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; those not given are left out. */
public final class Query {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    public Query with(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Makes a value safe as one segment of a path or as the value of a parameter. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
