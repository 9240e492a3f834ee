package io.sluice.cli.resource;

import java.util.List;

/**
 * An option that becomes a query parameter; with {@code list} it narrows what is listed.
 *
 * @param choices what it may be; empty if that is free. They are typed in either case.
 */
public record Filter(String option, String parameter, String label, String description, List<String> choices) {
    public Filter {
        choices = List.copyOf(choices);
    }

    public static Filter of(String option, String parameter, String label, String description) {
        return new Filter(option, parameter, label, description, List.of());
    }

    /** An option that takes nothing and makes the parameter true. */
    public static Filter onOff(String option, String parameter, String description) {
        return new Filter(option, parameter, "", description, List.of());
    }

    public static Filter choice(String option, String parameter, String description, String... choices) {
        return new Filter(option, parameter, "<" + parameter + ">", description, List.of(choices));
    }
}
