package io.sluice.ejb.delivery;

import io.sluice.session.SessionKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one group of servers, as far as it has been read: of each session one record at a time, the oldest first, the
 * subscriber's own Stop last. For one thread.
 */
final class GroupQueue {

    static final int MOST_KNOWN = 20_000;

    private final Map<SessionKey, Turn> turns = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final TreeSet<Delivery> ready =
            new TreeSet<>(Comparator.comparing(Delivery::notBefore).thenComparingLong(Delivery::id));

    /** The records of one session. */
    private static final class Turn {
        private final Deque<Delivery> waiting = new ArrayDeque<>();
        private @Nullable Delivery out;

        void add(Delivery delivery) {
            Delivery last = waiting.peekLast();
            if (last != null && last.endsSession() && !delivery.endsSession()) {
                waiting.removeLast();
                waiting.addLast(delivery);
                waiting.addLast(last);
            } else {
                waiting.addLast(delivery);
            }
        }
    }

    /** Takes in what was read; what it knows already changes nothing. */
    void add(Delivery delivery) {
        if (known.add(delivery.id())) {
            Turn turn = turns.computeIfAbsent(delivery.session(), session -> new Turn());
            change(turn, () -> turn.add(delivery));
        }
    }

    /** The next that may leave; until {@link #done} or {@link #again} its session has no other. */
    Optional<Delivery> take(Instant now) {
        if (ready.isEmpty() || ready.first().notBefore().isAfter(now)) {
            return Optional.empty();
        }
        Delivery taken = ready.first();
        Turn turn = turns.get(taken.session());
        change(turn, () -> turn.out = turn.waiting.removeFirst());
        return Optional.of(taken);
    }

    /** It needs nothing more. */
    void done(Delivery delivery) {
        known.remove(delivery.id());
        Turn turn = turns.get(delivery.session());
        change(turn, () -> turn.out = null);
        if (turn.waiting.isEmpty()) {
            turns.remove(delivery.session());
        }
    }

    /** It is to be sent again, before all others of its session. */
    void again(Delivery delivery) {
        Turn turn = turns.get(delivery.session());
        change(turn, () -> {
            turn.out = null;
            turn.waiting.addFirst(delivery);
        });
    }

    private void change(Turn turn, Runnable change) {
        Delivery before = turn.out == null ? turn.waiting.peekFirst() : null;
        if (before != null) {
            ready.remove(before);
        }
        change.run();
        Delivery after = turn.out == null ? turn.waiting.peekFirst() : null;
        if (after != null) {
            ready.add(after);
        }
    }

    /** How many could leave if it were time. */
    int ready() {
        return ready.size();
    }

    /** How many are known, those on their way included. */
    int size() {
        return known.size();
    }
}
