package io.sluice.jca.inbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a delivery worker, in order of arrival. The lock is taken once for what the receiver found together and
 * once for a batch, never for a packet.
 *
 * <p>Overload sheds by kind: at the limit an interim update gives way, the newest first, because the next one will bring
 * its counters. Starts and Stops go on being taken, in the place of waiting interim updates, up to twice the limit.
 */
final class ExchangeQueue {

    private final int limit;
    private final int hardLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Deque<Exchange> interims = new ArrayDeque<>();
    private int size;
    private boolean closed;

    ExchangeQueue(int limit) {
        this.limit = limit;
        this.hardLimit = 2 * limit;
    }

    /**
     * Adds what fits.
     *
     * @return what was shed for it: newcomers, or interim updates that had been waiting
     */
    List<Exchange> offer(List<Exchange> arrived) {
        List<Exchange> shed = List.of();
        lock.lock();
        try {
            for (Exchange exchange : arrived) {
                Exchange victim = closed ? exchange : victimOf(exchange);
                if (victim != exchange) {
                    add(exchange);
                }
                if (victim != null) {
                    shed = shed.isEmpty() ? new ArrayList<>() : shed;
                    shed.add(victim);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return shed;
    }

    private void add(Exchange exchange) {
        waiting.addLast(exchange);
        size++;
        if (exchange.isInterim()) {
            interims.addLast(exchange);
        }
    }

    private @Nullable Exchange victimOf(Exchange exchange) {
        if (size < limit) {
            return null;
        }
        if (exchange.isInterim()) {
            return exchange;
        }
        Exchange newest = interims.pollLast();
        if (newest != null) {
            // It stays in the deque as LEFT and is passed over, which is cheaper than to search for it.
            newest.left();
            size--;
            return newest;
        }
        return size < hardLimit ? null : exchange;
    }

    /**
     * Takes all there is, up to a batch, waiting for the first.
     *
     * @return the exchanges; empty once the queue is closed
     */
    List<Exchange> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == 0 && !closed) {
                changed.await();
            }
            List<Exchange> batch = new ArrayList<>(Math.min(size, most));
            while (!closed && batch.size() < most && size > 0) {
                Exchange next = waiting.removeFirst();
                if (next.state() == Exchange.State.WORKING) {
                    size--;
                    batch.add(next);
                    if (next.isInterim()) {
                        interims.removeFirst();
                    }
                }
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the time is over or the queue closed. */
    void pause(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = nanos;
            while (remaining > 0 && !closed) {
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the workers go. */
    List<Exchange> close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            List<Exchange> rest = new ArrayList<>(waiting);
            rest.removeIf(exchange -> exchange.state() != Exchange.State.WORKING);
            waiting.clear();
            interims.clear();
            size = 0;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
