package io.sluice.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that one entry leaves out: its own exclusions and the holidays that it names. */
public final class Exclusions {

    /** A chain of so many exclusions without a gap counts as one that does not end. */
    private static final int LONGEST_CHAIN = 1_000;

    private final Map<Coverage, String> excluded = new LinkedHashMap<>();

    Exclusions(List<Exclusion> own, List<HolidayCalendar> holidays, ZoneId server, ZoneId zone) {
        for (Exclusion exclusion : own) {
            excluded.put(exclusion.in(server), exclusion.title());
        }
        for (HolidayCalendar calendar : holidays) {
            excluded.put(calendar.in(zone), calendar.name());
        }
    }

    /** What excludes an instant, for people; empty if nothing does. */
    public Optional<String> reasonAt(Instant at) {
        return excluded.entrySet().stream()
                .filter(each -> each.getKey().covering(at).isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public boolean exclude(Instant at) {
        return reasonAt(at).isPresent();
    }

    /** What excludes a part of a span, for people; empty if nothing does. */
    public Optional<String> meets(Instant from, Instant before) {
        return excluded.entrySet().stream()
                .filter(each -> each.getKey().covering(from).isPresent()
                        || each.getKey()
                                .startingAfter(from)
                                .filter(span -> span.start().isBefore(before))
                                .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** When an instant's exclusion ends, seen as one with what follows on it; empty if it is not excluded. */
    Optional<Instant> endAt(Instant at) {
        Instant end = at;
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            Optional<Instant> next = latestEnd(end);
            if (next.isEmpty()) {
                return end.equals(at) ? Optional.empty() : Optional.of(end);
            }
            end = next.get();
        }
        return Optional.of(Span.FOREVER);
    }

    private Optional<Instant> latestEnd(Instant at) {
        return excluded.keySet().stream()
                .flatMap(each -> each.covering(at).stream())
                .map(Span::end)
                .max(Instant::compareTo);
    }

    /** When the next exclusion begins after an instant. */
    Optional<Instant> nextStart(Instant after) {
        return excluded.keySet().stream()
                .flatMap(each -> each.startingAfter(after).stream())
                .map(Span::start)
                .min(Instant::compareTo);
    }
}
