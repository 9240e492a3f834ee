package io.sluice.cli.output;

import io.sluice.cli.api.Item;

/**
 * One column of a view.
 *
 * @param member the JSON member it shows; also its name in CSV
 * @param kind how a person reads it
 * @param wideOnly whether {@link Format#table} leaves it out
 */
public record Column(String heading, String member, Kind kind, boolean wideOnly) {

    /** How a value is written for people. */
    public enum Kind {
        TEXT,
        INSTANT,
        DURATION,
        OCTETS,
        COUNT
    }

    public static Column of(String heading, String member, Kind kind) {
        return new Column(heading, member, kind, false);
    }

    public static Column wide(String heading, String member, Kind kind) {
        return new Column(heading, member, kind, true);
    }

    boolean alignedRight() {
        return kind == Kind.OCTETS || kind == Kind.COUNT || kind == Kind.DURATION;
    }

    /** As the server wrote it; nothing is rounded. */
    String exact(Item item) {
        return item.text(member).orElse("");
    }
}
