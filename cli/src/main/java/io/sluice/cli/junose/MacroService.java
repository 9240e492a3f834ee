package io.sluice.cli.junose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a macro says of its service.
 *
 * @param mutexGroup null for none
 * @param countsVolume whether a classifier is counted; without one the router tells only the time
 * @param interfaceType as the interface spells it
 */
record MacroService(
        String name,
        List<String> parameters,
        @Nullable Integer mutexGroup,
        boolean countsVolume,
        String interfaceType) {

    /** What such a parameter is called in macros; of any other nothing is known but that it is text. */
    private static final Pattern RATE = Pattern.compile("(?i).*(bw|bandwidth|rate)");

    MacroService {
        parameters = List.copyOf(parameters);
    }

    static boolean isRate(String parameter) {
        return RATE.matcher(parameter).matches();
    }

    /** The body of a service that there is not yet. */
    Map<String, Object> made() {
        return changed(Map.of());
    }

    /**
     * The body of a service that there is: what the macro says is replaced, and the rest stays. Parameters of the same names keep
     * the types, ranges and defaults that somebody gave them.
     */
    Map<String, Object> changed(Map<String, Object> existing) {
        Map<String, Object> body = new LinkedHashMap<>(existing);
        List.of("name", "version", "createdAt", "warnings").forEach(body::remove);
        Map<Object, Object> known = new LinkedHashMap<>();
        if (existing.get("parameters") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> parameter) {
                    known.put(Objects.requireNonNullElse(parameter.get("name"), ""), parameter);
                }
            }
        }
        List<Object> all = new ArrayList<>();
        for (String parameter : parameters) {
            all.add(known.getOrDefault(parameter, parameter(parameter)));
        }
        body.put("parameters", all);
        body.remove("mutexGroup");
        if (mutexGroup != null) {
            body.put("mutexGroup", mutexGroup);
        }
        body.put("statistics", countsVolume ? "TIME_VOLUME" : "TIME");
        body.put("interfaceType", interfaceType);
        return body;
    }

    private static Map<String, Object> parameter(String name) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("type", isRate(name) ? "BITS_PER_SECOND" : "TEXT");
        return parameter;
    }
}
