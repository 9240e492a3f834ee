package io.sluice.cli.resource;

import java.util.List;

/**
 * A member of a resource's body that has options of its own.
 *
 * @param option its name, without the dashes
 * @param pointer which member it sets (JSON pointer, RFC 6901)
 * @param label what stands after the option in usage; empty if it takes nothing
 * @param repeatable whether it may be given several times; the whole list is replaced
 * @param choices what it may be; empty if that is free
 * @param inner of a group: options that say more about the element that the one before them has begun; their pointers are
 *     relative to it
 */
public record Field(
        String option,
        String pointer,
        Kind kind,
        String label,
        String description,
        boolean repeatable,
        List<String> choices,
        Reading reading,
        List<Field> inner) {

    /** How it is given. */
    public enum Kind {
        VALUE,
        /** An option that takes nothing, with a {@code --no-} form. */
        SWITCH,
        /** Never on the command line: from a file, the environment or a prompt. */
        SECRET,
        /** Begins an element of a list each time it is given. */
        GROUP
    }

    public Field {
        choices = List.copyOf(choices);
        inner = List.copyOf(inner);
    }

    /** Free text; an empty one leaves the member out. */
    public static Field text(String option, String pointer, String label, String description) {
        return of(option, pointer, label, description, Readings.TEXT);
    }

    public static Field number(String option, String pointer, String label, String description) {
        return of(option, pointer, label, description, Readings.NUMBER);
    }

    /** One text read in a way of its own. */
    public static Field of(String option, String pointer, String label, String description, Reading reading) {
        return new Field(option, pointer, Kind.VALUE, label, description, false, List.of(), reading, List.of());
    }

    /** One of a few words, typed in either case. */
    public static Field choice(String option, String pointer, String description, String... choices) {
        String label = "<" + option + ">";
        return new Field(
                option,
                pointer,
                Kind.VALUE,
                label,
                description,
                false,
                List.of(choices),
                Readings.oneOf(choices),
                List.of());
    }

    /** Several texts; a single empty one makes the list empty. */
    public static Field texts(String option, String pointer, String label, String description) {
        return many(option, pointer, label, description, Readings.TEXTS);
    }

    /** Several of a few words. */
    public static Field choices(String option, String pointer, String description, String... choices) {
        String label = "<" + option + ">";
        return new Field(
                option,
                pointer,
                Kind.VALUE,
                label,
                description,
                true,
                List.of(choices),
                Readings.someOf(choices),
                List.of());
    }

    /** Several texts, together read in a way of its own. */
    public static Field many(String option, String pointer, String label, String description, Reading reading) {
        return new Field(option, pointer, Kind.VALUE, label, description, true, List.of(), reading, List.of());
    }

    public static Field onOff(String option, String pointer, String description) {
        return new Field(option, pointer, Kind.SWITCH, "", description, false, List.of(), Readings.TEXT, List.of());
    }

    public static Field secret(String option, String pointer, String description) {
        return new Field(option, pointer, Kind.SECRET, "", description, false, List.of(), Readings.TEXT, List.of());
    }

    /**
     * Elements of a list, each begun by this option and described further by those that follow it.
     *
     * @param reading makes the element, an object, of one text
     */
    public static Field group(
            String option, String pointer, String label, String description, Reading reading, Field... inner) {
        return new Field(option, pointer, Kind.GROUP, label, description, true, List.of(), reading, List.of(inner));
    }

    /** The option that a message about this field names. */
    String flag() {
        return "--" + option + (kind == Kind.SECRET ? "-file" : "");
    }

    /** Whether a violation at this pointer is about this field. */
    boolean covers(String violated) {
        return violated.equals(pointer) || violated.startsWith(pointer + "/");
    }
}
