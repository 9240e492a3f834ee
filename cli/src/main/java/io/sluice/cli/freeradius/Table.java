package io.sluice.cli.freeradius;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of FreeRADIUS's schema that are read; others of a dump are passed over. */
enum Table {
    RADCHECK,
    RADREPLY,
    RADGROUPCHECK,
    RADGROUPREPLY,
    RADUSERGROUP,
    NAS;

    /** The name in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table of a name, whatever its case, schema or quotes. */
    static Optional<Table> named(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).replaceAll("[`\"\\[\\]]", "");
        return Stream.of(values())
                .filter(table -> table.text().equalsIgnoreCase(last))
                .findFirst();
    }
}
