package io.sluice.cli.catalogue;

import io.sluice.cli.resource.Readings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the lines of a subscriber's record are typed: attributes as {@code Name=value}, a tagged one as {@code Name:tag=value}; services
 * as {@code tag:activation}, like {@code 6:tiered(1280000, 5120000)}.
 */
final class RecordText {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<name>[^:=]+)(:(?<tag>[0-9]+))?=(?<value>.*)", Pattern.DOTALL);
    private static final Pattern SERVICE = Pattern.compile("(?<tag>[0-9]+):(?<activate>.+)", Pattern.DOTALL);

    private RecordText() {}

    static List<Map<String, Object>> attributes(List<String> given) {
        List<Map<String, Object>> attributes = new ArrayList<>();
        for (String typed : Readings.isNothing(given) ? List.<String>of() : given) {
            Matcher matcher = ATTRIBUTE.matcher(typed);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + typed + "' is not written as Name=value or Name:tag=value");
            }
            Map<String, Object> attribute = new LinkedHashMap<>();
            attribute.put("name", matcher.group("name"));
            if (matcher.group("tag") != null) {
                attribute.put("tag", Readings.number(matcher.group("tag")));
            }
            attribute.put("value", matcher.group("value"));
            attributes.add(attribute);
        }
        return attributes;
    }

    static Map<String, Object> service(List<String> given) {
        Matcher matcher = SERVICE.matcher(given.get(0));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + given.get(0) + "' is not written as tag:activation, like '6:tiered(1280000, 5120000)'");
        }
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("tag", Readings.number(matcher.group("tag")));
        service.put("activate", matcher.group("activate"));
        return service;
    }
}
