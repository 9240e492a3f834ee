package io.sluice.radius.dictionary;

import java.util.Locale;

/** How the value of an attribute is laid out in octets; the names are those of dictionaries (RFC 8044). */
public enum DataType {
    /** Text in UTF-8. */
    STRING,
    /** Anything, written as {@code 0x} and hexadecimal digits. */
    OCTETS,
    /** Unsigned number of 32 bits. */
    INTEGER,
    /** IPv4 address. */
    IPADDR,
    /** IPv6 address. */
    IPV6ADDR,
    /** IPv6 prefix (RFC 3162 §2.3). */
    IPV6PREFIX,
    /** Interface identifier of 64 bits (RFC 3162 §2.2). */
    IFID,
    /** Seconds since 1970-01-01T00:00:00Z, 32 bits. */
    DATE,
    /** Unsigned number of 8 bits. */
    BYTE,
    /** Unsigned number of 16 bits. */
    SHORT,
    /** Unsigned number of 64 bits. */
    INTEGER64;

    /**
     * The type that a dictionary names. Types that this code has no text for, such as {@code tlv} or {@code abinary}, are
     * octets to it.
     */
    static DataType named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "string", "text" -> STRING;
            case "integer", "uint32" -> INTEGER;
            case "ipaddr", "ipv4addr" -> IPADDR;
            case "ipv6addr" -> IPV6ADDR;
            case "ipv6prefix" -> IPV6PREFIX;
            case "ifid" -> IFID;
            case "date", "time" -> DATE;
            case "byte", "uint8" -> BYTE;
            case "short", "uint16" -> SHORT;
            case "integer64", "uint64" -> INTEGER64;
            default -> OCTETS;
        };
    }

    /** Whether values are unsigned numbers, which dictionaries may name. */
    public boolean isNumber() {
        return this == INTEGER || this == BYTE || this == SHORT || this == INTEGER64;
    }
}
