package io.sluice.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a time and the first other time at or after it. The minute of {@code to} belongs to it: 20:00–16:59 ends
 * at 17:00 of the next day. Start and end are looked up on the wall clock and made instants each for itself, so a night lasts an
 * hour less or more where the clocks change.
 */
final class RecurringSpans implements Coverage {

    private final @Nullable Recurrence from;
    private final @Nullable Recurrence to;

    /**
     * @param from null for something that always was so
     * @param to null for something that never ends once it began
     */
    RecurringSpans(@Nullable Recurrence from, @Nullable Recurrence to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Optional<Span> covering(Instant at) {
        if (from == null) {
            return untilTheLastEnd().filter(span -> span.covers(at));
        }
        // Later starts end no earlier, so the last one decides; without an end, the first does.
        return from.atOrBefore(at).flatMap(this::from).filter(span -> span.covers(at));
    }

    @Override
    public Optional<Span> startingAfter(Instant at) {
        if (from == null) {
            return untilTheLastEnd().filter(span -> span.start().isAfter(at));
        }
        Optional<Moment> start = from.atOrAfter(at.plusNanos(1));
        while (start.isPresent()) {
            Optional<Span> span = from(start.get());
            if (span.isPresent()) {
                return span;
            }
            if (hasNoEndAfter(start.get())) {
                return Optional.empty();
            }
            start = from.atOrAfter(start.get().at().plusNanos(1));
        }
        return Optional.empty();
    }

    private Optional<Span> untilTheLastEnd() {
        if (to == null) {
            return Optional.of(new Span(Span.BEGINNING, Span.FOREVER));
        }
        return to.atOrBefore(Span.FOREVER).map(last -> new Span(Span.BEGINNING, endOf(to, last.local())));
    }

    private boolean hasNoEndAfter(Moment start) {
        return to != null && to.onTheWallFrom(onTheWallOf(to, start)).isEmpty();
    }

    private Optional<Span> from(Moment start) {
        if (to == null) {
            return Optional.of(new Span(start.at(), Span.FOREVER));
        }
        // On a day when the clocks jump over the start, the end may come before it: then nothing is left of it.
        return to.onTheWallFrom(onTheWallOf(to, start))
                .map(end -> endOf(to, end))
                .filter(end -> end.isAfter(start.at()))
                .map(end -> new Span(start.at(), end));
    }

    private LocalDateTime onTheWallOf(Recurrence end, Moment start) {
        boolean sameWall = from != null && from.zone().equals(end.zone());
        return sameWall ? start.local() : start.at().atZone(end.zone()).toLocalDateTime();
    }

    private static Instant endOf(Recurrence to, LocalDateTime last) {
        return Moment.of(last.plusMinutes(1), to.zone()).at();
    }
}
