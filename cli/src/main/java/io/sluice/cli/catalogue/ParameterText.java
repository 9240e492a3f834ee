package io.sluice.cli.catalogue;

import io.sluice.cli.resource.Readings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a service's formal parameters are typed: {@code name:type}, then a range and a default where there are any, as in
 * {@code inputBW:bits_per_second:64000..10000000000=1280000}. Either end of a range may be left out.
 */
final class ParameterText {
    private static final Pattern FORM = Pattern.compile(
            "(?<name>[^:=]+)(:(?<type>[A-Za-z_]+))?(:(?<min>-?[0-9]*)\\.\\.(?<max>-?[0-9]*))?(=(?<ifAbsent>.*))?");

    private ParameterText() {}

    static List<Map<String, Object>> read(List<String> given) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (String typed : Readings.isNothing(given) ? List.<String>of() : given) {
            parameters.add(read(typed));
        }
        return parameters;
    }

    private static Map<String, Object> read(String typed) {
        Matcher matcher = FORM.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + typed
                    + "' is not written as name:type[:min..max][=default], like inputBW:BITS_PER_SECOND:64000..");
        }
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", matcher.group("name"));
        String type = matcher.group("type");
        parameter.put("type", type == null ? "TEXT" : type.toUpperCase(Locale.ROOT));
        putNumber(parameter, "min", matcher.group("min"));
        putNumber(parameter, "max", matcher.group("max"));
        String ifAbsent = matcher.group("ifAbsent");
        if (ifAbsent != null) {
            parameter.put("default", ifAbsent);
        }
        return parameter;
    }

    private static void putNumber(Map<String, Object> parameter, String member, String digits) {
        if (digits != null && !digits.isEmpty()) {
            parameter.put(member, Readings.number(digits));
        }
    }
}
