package io.sluice.web.api;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts the description of the interface together from one YAML file for each resource, with the sections {@code tags}, {@code paths}
 * and {@code schemas} in this order, and two for all: the head, and the common components, which end with their schemas.
 */
final class OpenApiFragments {

    private static final List<String> SECTIONS = List.of("tags:", "paths:", "schemas:");

    private OpenApiFragments() {}

    static String document(String head, String components, Collection<String> resources) {
        return head + "tags:\n" + sections(resources, 0, "") + "paths:\n" + sections(resources, 1, "") + components
                + sections(resources, 2, "  ");
    }

    private static String sections(Collection<String> resources, int section, String indent) {
        return resources.stream().map(text -> section(text, section, indent)).collect(Collectors.joining());
    }

    private static String section(String text, int wanted, String indent) {
        int current = -1;
        StringBuilder section = new StringBuilder();
        for (String line : text.split("\n")) {
            int begins = SECTIONS.indexOf(line.strip());
            if (begins >= 0 && !line.startsWith(" ")) {
                current = begins;
            } else if (current == wanted) {
                section.append(indent).append(line).append('\n');
            }
        }
        return section.toString();
    }
}
