package io.sluice.nas;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which family of attributes a NAS speaks; stored by name. */
public enum DialectName {
    /** JunosE Service Manager, vendor 4874. */
    ERX(0);

    private final int index;

    DialectName(int index) {
        this.index = index;
    }

    /** Place of the dialect's octets among those of all dialects, from 0. */
    public int index() {
        return index;
    }

    /** As people write it, like {@code erx}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException naming the dialects there are
     */
    public static DialectName of(String text) {
        return Stream.of(values())
                .filter(dialect -> dialect.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of these is expected: "
                        + Stream.of(values()).map(DialectName::text).collect(Collectors.joining(", "))));
    }
}
