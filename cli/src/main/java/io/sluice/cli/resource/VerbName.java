package io.sluice.cli.resource;

import java.util.Locale;

/** The verbs that a resource may have. */
public enum VerbName {
    LIST,
    SHOW,
    /** Makes a new one; refused if it is there. */
    CREATE,
    /** Makes it or changes it. */
    SET,
    /** Changes one that is there. */
    UPDATE,
    DELETE;

    /** As it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
