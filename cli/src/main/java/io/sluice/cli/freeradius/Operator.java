package io.sluice.cli.freeradius;

import java.util.Optional;
import java.util.stream.Stream;

/** The operators of FreeRADIUS 3: some change a list, the others ask something of the request. */
enum Operator {
    /** Added unless the list has the attribute. */
    EQUAL("=", true),
    /** Takes the place of the first of its name, or is added. */
    SET(":=", true),
    ADD("+=", true),
    SUBTRACT("-=", true),
    SAME("==", false),
    DIFFERENT("!=", false),
    LESS("<", false),
    LESS_OR_SAME("<=", false),
    GREATER(">", false),
    GREATER_OR_SAME(">=", false),
    MATCHES("=~", false),
    MATCHES_NOT("!~", false),
    PRESENT("=*", false),
    ABSENT("!*", false);

    private final String text;
    private final boolean assigns;

    Operator(String text, boolean assigns) {
        this.text = text;
        this.assigns = assigns;
    }

    /** What a column says; FreeRADIUS takes an empty one for a comparison, with a warning. */
    static Optional<Operator> of(String text) {
        String stripped = text.strip();
        return stripped.isEmpty()
                ? Optional.of(SAME)
                : Stream.of(values()).filter(op -> op.text.equals(stripped)).findFirst();
    }

    boolean assigns() {
        return assigns;
    }

    @Override
    public String toString() {
        return text;
    }
}
