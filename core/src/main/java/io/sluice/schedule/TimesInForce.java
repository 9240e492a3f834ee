package io.sluice.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recurring spans less what is excluded: when a denial is in force, or when a service is meant to be on. */
public final class TimesInForce {

    /** So many spans without a gap count as one that does not end. */
    private static final int LONGEST_CHAIN = 1_000;

    private final List<Coverage> spans;
    private final Exclusions exclusions;

    TimesInForce(List<Coverage> spans, Exclusions exclusions) {
        this.spans = List.copyOf(spans);
        this.exclusions = exclusions;
    }

    /** Whether it is in force. */
    public boolean at(Instant at) {
        return spans.stream().anyMatch(each -> each.covering(at).isPresent()) && !exclusions.exclude(at);
    }

    /**
     * The span in force at an instant or, if there is none, the next one; what follows without a gap belongs to it.
     *
     * @return starts no earlier than the instant, although it may have begun before
     */
    public Optional<Span> from(Instant from) {
        Instant at = from;
        for (int links = 0; links < LONGEST_CHAIN && at.isBefore(Span.FOREVER); links++) {
            Instant now = at;
            if (latestEnd(now).isEmpty()) {
                Optional<Instant> start = nextStart(now);
                if (start.isEmpty()) {
                    return Optional.empty();
                }
                at = start.get();
            }
            Optional<Instant> free = exclusions.endAt(at);
            if (free.isEmpty()) {
                return Optional.of(new Span(at, endOf(at)));
            }
            at = free.get();
        }
        return Optional.empty();
    }

    private Instant endOf(Instant start) {
        Instant end = start;
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            Optional<Instant> next = latestEnd(end);
            if (next.isEmpty()) {
                return earlier(end, exclusions.nextStart(start));
            }
            end = next.get();
        }
        return earlier(Span.FOREVER, exclusions.nextStart(start));
    }

    private static Instant earlier(Instant end, Optional<Instant> other) {
        return other.filter(end::isAfter).orElse(end);
    }

    private Optional<Instant> latestEnd(Instant at) {
        return spans.stream()
                .flatMap(each -> each.covering(at).stream())
                .map(Span::end)
                .max(Instant::compareTo);
    }

    private Optional<Instant> nextStart(Instant after) {
        return spans.stream()
                .flatMap(each -> each.startingAfter(after).stream())
                .map(Span::start)
                .min(Instant::compareTo);
    }
}
