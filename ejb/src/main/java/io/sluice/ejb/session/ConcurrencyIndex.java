package io.sluice.ejb.session;

import io.sluice.session.OpenSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sessions, open and expected, of subscribers who may have only so many. In memory; other subscribers take no
 * room.
 *
 * <p>A login that was accepted takes a seat at once. The seat becomes the session's with its Start, is given up with its
 * Stop, and lapses if no Start comes. A line that asks again before its Start keeps its one seat.
 */
public final class ConcurrencyIndex implements OpenSessions {

    private static final long OPEN = Long.MAX_VALUE;

    private final LongPredicate isLimited;
    private final Duration lapse;
    private final Clock clock;
    private final ConcurrentHashMap<Long, List<Seat>> seats = new ConcurrentHashMap<>();

    /**
     * @param isLimited whether a subscriber has a limit
     * @param lapse how long a seat is kept for a Start
     */
    public ConcurrencyIndex(LongPredicate isLimited, Duration lapse, Clock clock) {
        this.isLimited = isLimited;
        this.lapse = lapse;
        this.clock = clock;
    }

    /**
     * How many sessions the subscriber has now, not counting one that this same line was promised before.
     *
     * @param line null for a line that cannot be told from others
     */
    public int count(long subscriberId, @Nullable Object line) {
        long now = clock.millis();
        int count = 0;
        for (Seat seat : seats.getOrDefault(subscriberId, List.of())) {
            if (seat.untilMillis > now && !seat.isExpectedOn(line)) {
                count++;
            }
        }
        return count;
    }

    /** Takes a seat for a login that was accepted. */
    public void expect(long subscriberId, UUID sessionId, @Nullable Object line) {
        long now = clock.millis();
        Seat taken = new Seat(sessionId, line, now + lapse.toMillis());
        seats.compute(subscriberId, (id, before) -> with(before, taken, now));
    }

    /** Whether this subscriber's sessions are counted at all. */
    public boolean counts(long subscriberId) {
        return isLimited.test(subscriberId);
    }

    @Override
    public void opened(long subscriberId, UUID sessionId) {
        if (isLimited.test(subscriberId)) {
            Seat open = new Seat(sessionId, null, OPEN);
            seats.compute(subscriberId, (id, before) -> with(before, open, clock.millis()));
        }
    }

    @Override
    public void closed(long subscriberId, UUID sessionId) {
        seats.computeIfPresent(subscriberId, (id, before) -> {
            List<Seat> left = new ArrayList<>(before);
            left.removeIf(seat -> seat.sessionId.equals(sessionId));
            return left.isEmpty() ? null : List.copyOf(left);
        });
    }

    /** Takes over what the database says is open; what was accepted here meanwhile stays. */
    public void restore(Map<Long, ? extends Collection<UUID>> open) {
        open.forEach((subscriberId, sessions) -> sessions.forEach(id -> opened(subscriberId, id)));
    }

    /** How many subscribers have seats, for metrics. */
    public int subscribers() {
        return seats.size();
    }

    private static List<Seat> with(@Nullable List<Seat> before, Seat taken, long now) {
        List<Seat> after = new ArrayList<>();
        if (before != null) {
            for (Seat seat : before) {
                boolean same = seat.sessionId.equals(taken.sessionId)
                        || taken.untilMillis != OPEN && seat.isExpectedOn(taken.line);
                if (!same && seat.untilMillis > now) {
                    after.add(seat);
                }
            }
        }
        after.add(taken);
        return List.copyOf(after);
    }

    /** One session's place among those that are allowed. */
    private record Seat(UUID sessionId, @Nullable Object line, long untilMillis) {

        boolean isExpectedOn(@Nullable Object otherLine) {
            return untilMillis != OPEN && line != null && line.equals(otherLine);
        }
    }
}
