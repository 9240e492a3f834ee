package io.sluice.cli.output;

import java.util.Locale;

/** How a command shows what it found ({@code -o}). */
public enum Format {
    /** The columns a person wants first, in readable units. */
    TABLE,
    /** Every column, numbers exact. */
    WIDE,
    JSON,
    YAML,
    CSV;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
