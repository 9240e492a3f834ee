package io.sluice.nas;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which family of attributes a NAS speaks; stored by name. */
public enum DialectName {
    /** JunosE Service Manager, vendor 4874. */
    ERX(0, true),
    /** Junos on the MX Series: the same vendor and a few attributes more. */
    JUNOS(1, true),
    /** MikroTik RouterOS, vendor 14988: one rate for the whole subscriber. */
    MIKROTIK(2, false),
    /** Whatever obeys standard attributes, such as Filter-Id. */
    GENERIC(3, false);

    private final int index;
    private final boolean keepsServices;

    DialectName(int index, boolean keepsServices) {
        this.index = index;
        this.keepsServices = keepsServices;
    }

    /** Place of the dialect's octets among those of all dialects, from 0. */
    public int index() {
        return index;
    }

    /** Whether such a NAS keeps services apart; one that does not holds one result of all that run. */
    public boolean keepsServices() {
        return keepsServices;
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
