package io.sluice.cli.nas.simulate.bng;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** What is to be done later, in the order it falls due; what falls due together is done in the order it was put down. */
public final class Agenda {

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long sequence;

    private record Entry(long due, long sequence, Runnable task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byDue = Long.compare(due, other.due);
            return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
        }
    }

    public void at(long due, Runnable task) {
        entries.add(new Entry(due, sequence++, task));
    }

    public OptionalLong nextDue() {
        Entry next = entries.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.due);
    }

    /** Takes the first task that is due by now off the list. */
    public Optional<Due> poll(long now) {
        Entry next = entries.peek();
        if (next == null || next.due > now) {
            return Optional.empty();
        }
        entries.remove();
        return Optional.of(new Due(next.due, next.task));
    }

    public void clear() {
        entries.clear();
    }

    /** A task and when it was meant to be done. */
    public record Due(long at, Runnable task) {}
}
