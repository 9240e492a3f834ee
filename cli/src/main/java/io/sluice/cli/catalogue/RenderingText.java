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
 * How a service's renderings are typed: {@code dialect:Attribute=value}, a tagged attribute as {@code dialect:Attribute:tag=value},
 * as in <code>mikrotik:Mikrotik-Rate-Limit=${inputBW}/${outputBW}</code>.
 */
final class RenderingText {
    private static final Pattern FORM = Pattern.compile(
            "(?<dialect>[A-Za-z0-9]+):(?<attribute>[^:=]+)(:(?<tag>[0-9]+))?=(?<value>.*)", Pattern.DOTALL);

    private RenderingText() {}

    static Map<String, List<Map<String, Object>>> read(List<String> given) {
        Map<String, List<Map<String, Object>>> byDialect = new LinkedHashMap<>();
        for (String typed : Readings.isNothing(given) ? List.<String>of() : given) {
            Matcher matcher = FORM.matcher(typed);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + typed
                        + "' is not written as dialect:Attribute=value, like 'mikrotik:Mikrotik-Rate-Limit=${rate}'");
            }
            Map<String, Object> attribute = new LinkedHashMap<>();
            attribute.put("attribute", matcher.group("attribute"));
            if (matcher.group("tag") != null) {
                attribute.put("tag", Readings.number(matcher.group("tag")));
            }
            attribute.put("value", matcher.group("value"));
            byDialect
                    .computeIfAbsent(matcher.group("dialect").toLowerCase(Locale.ROOT), dialect -> new ArrayList<>())
                    .add(attribute);
        }
        return byDialect;
    }
}
