package io.sluice.schedule.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be done when; what is due at one instant goes by rank, then by order, then as it was put here. */
final class Agenda {

    /** At one instant, denials end before others begin; then targets are found, and stopped before others are started. */
    enum Rank {
        END,
        BEGIN,
        PREPARE,
        STOP,
        START
    }

    /** Something to do at an instant. */
    @FunctionalInterface
    interface Work {
        void at(Instant now);
    }

    private record Item(Instant due, Rank rank, int order, long number, Work work) {}

    private final PriorityQueue<Item> items = new PriorityQueue<>(Comparator.comparing(Item::due)
            .thenComparing(Item::rank)
            .thenComparing(Item::order)
            .thenComparing(Item::number));
    private long numbers;

    void put(Instant due, Rank rank, int order, Work work) {
        items.add(new Item(due, rank, order, numbers++, work));
    }

    /** When the next is due, if that is no later than an instant. */
    Optional<Instant> nextBy(Instant last) {
        Item first = items.peek();
        return first == null || first.due().isAfter(last) ? Optional.empty() : Optional.of(first.due());
    }

    /** Takes the next off; there must be one. */
    Work take() {
        return items.remove().work();
    }
}
