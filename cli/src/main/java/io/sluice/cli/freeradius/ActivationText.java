package io.sluice.cli.freeradius;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an activation string such as {@code tiered(1280000, 5120000)} calls. Reads as the server's ServiceCall does.
 *
 * @param name of the service
 * @param parameters in order, without blanks around them
 */
record ActivationText(String name, List<String> parameters) {

    private static final int LONGEST = 246;
    private static final int LONGEST_NAME = 64;

    ActivationText {
        parameters = List.copyOf(parameters);
    }

    /** Empty if the server would not read it. */
    static Optional<ActivationText> of(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        String name = open < 0 ? trimmed : trimmed.substring(0, open).strip();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST
                || name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == ')' || c == ',')) {
            return Optional.empty();
        }
        if (open < 0) {
            return Optional.of(new ActivationText(name, List.of()));
        }
        return trimmed.endsWith(")")
                ? split(trimmed.substring(open + 1, trimmed.length() - 1)).map(found -> new ActivationText(name, found))
                : Optional.empty();
    }

    private static Optional<List<String>> split(String inside) {
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                return Optional.empty();
            } else if (c == ',' && depth == 0) {
                parameters.add(inside.substring(from, at).strip());
                from = at + 1;
            }
        }
        String last = inside.substring(from).strip();
        if (!parameters.isEmpty() || !last.isEmpty()) {
            parameters.add(last);
        }
        return depth == 0 ? Optional.of(parameters) : Optional.empty();
    }

    /** The form in which two activations are the same. */
    String normalized() {
        return parameters.isEmpty() ? name : name + "(" + String.join(",", parameters) + ")";
    }
}
