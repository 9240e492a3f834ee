package io.sluice.cli.resource;

import io.sluice.cli.api.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the option that a violation is about: {@code /prefixes/1} becomes {@code --prefix (no. 2)}. */
record Place(List<Field> fields) {

    Violation of(Violation violation) {
        return option(violation.where())
                .map(option -> new Violation(option, violation.detail()))
                .orElse(violation);
    }

    private Optional<String> option(String pointer) {
        return fields.stream()
                .filter(field -> field.covers(pointer))
                .max(Comparator.comparingInt(field -> field.pointer().length()))
                .map(field -> named(field, pointer.substring(field.pointer().length())));
    }

    private static String named(Field field, String rest) {
        String[] steps = rest.split("/", 3);
        if (steps.length < 2) {
            return field.flag();
        }
        String element = isIndex(steps[1]) ? "no. " + (Integer.parseInt(steps[1]) + 1) : steps[1];
        if (steps.length == 2) {
            return field.flag() + " (" + element + ')';
        }
        return new Place(field.inner())
                .option('/' + steps[2])
                .map(inner -> inner + " (of " + field.flag() + ' ' + element + ')')
                .orElse(field.flag() + " (" + element + ", " + steps[2].replace('/', ' ') + ')');
    }

    private static boolean isIndex(String step) {
        return step.matches("[0-9]{1,6}");
    }
}
