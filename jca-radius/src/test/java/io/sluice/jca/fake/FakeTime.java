package io.sluice.jca.fake;

import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes only when a test says so; what becomes due then runs in the test's thread. */
public final class FakeTime implements TimeSource, Timer {

    private record Task(long at, Runnable what) {}

    private final List<Task> tasks = new ArrayList<>();
    private long nanos = 1_000;
    private final long epochMicros = 1_700_000_000_000_000L;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized long epochMicros() {
        return epochMicros + nanos / 1_000;
    }

    @Override
    public synchronized Appointment schedule(long delayNanos, Runnable what) {
        Task task = new Task(nanos + delayNanos, what);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    public synchronized int scheduled() {
        return tasks.size();
    }

    /** Nanoseconds until the next appointment. */
    public synchronized Optional<Long> untilNext() {
        return tasks.stream().map(task -> task.at - nanos).min(Comparator.naturalOrder());
    }

    public void advance(Duration by) {
        long until = nanos() + by.toNanos();
        for (Optional<Task> next = nextBefore(until); next.isPresent(); next = nextBefore(until)) {
            next.get().what.run();
        }
        synchronized (this) {
            nanos = until;
        }
    }

    private synchronized Optional<Task> nextBefore(long until) {
        Optional<Task> next = tasks.stream().filter(task -> task.at <= until).min(Comparator.comparingLong(Task::at));
        next.ifPresent(task -> {
            tasks.remove(task);
            nanos = Math.max(nanos, task.at);
        });
        return next;
    }
}
