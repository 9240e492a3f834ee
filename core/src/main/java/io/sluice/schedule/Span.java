package io.sluice.schedule;

import java.time.Instant;

/**
 * Some time, elapsed.
 *
 * @param start included; {@link #BEGINNING} if it always was so
 * @param end not included; {@link #FOREVER} if it never ends
 */
public record Span(Instant start, Instant end) {

    /** Earlier than any schedule can say. */
    public static final Instant BEGINNING = Instant.parse("1969-12-01T00:00:00Z");

    /** Later than any schedule can say. */
    public static final Instant FOREVER = Instant.parse("2200-02-01T00:00:00Z");

    public Span {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a span ends after its start: " + start + " – " + end);
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
