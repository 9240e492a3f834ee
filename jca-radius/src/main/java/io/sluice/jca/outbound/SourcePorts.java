package io.sluice.jca.outbound;

import io.sluice.jca.time.TimeSource;
import io.sluice.radius.connector.RequestOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The source ports to one target. An identifier that was used rests before it is used again, see
 * {@link OutboundSettings}; when all rest or are in use another port is opened, up to the bound.
 */
final class SourcePorts {

    /** A port and one of its identifiers. */
    record Slot(SourcePort port, int identifier, long freeAt) {}

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final InetSocketAddress target;
    private final @Nullable InetAddress source;
    private final OutboundSettings settings;
    private final Selector selector;
    private final TimeSource time;
    private final LongAdder ignored;
    private final LongAdder unsent;
    private final List<SourcePort> ports = new ArrayList<>();
    private final Deque<Slot> fresh = new ArrayDeque<>();
    private final PriorityQueue<Slot> resting = new PriorityQueue<>(Comparator.comparingLong(Slot::freeAt));
    private final long origin;

    SourcePorts(
            InetSocketAddress target,
            @Nullable InetAddress source,
            OutboundSettings settings,
            Selector selector,
            TimeSource time,
            LongAdder ignored,
            LongAdder unsent) {
        this.target = target;
        this.source = source;
        this.settings = settings;
        this.selector = selector;
        this.time = time;
        this.ignored = ignored;
        this.unsent = unsent;
        this.origin = time.nanos();
    }

    /**
     * A port and identifier that nobody uses, or null if all are in use or resting and no further port is allowed.
     *
     * @throws IOException if the system gives no further socket
     */
    synchronized @Nullable Slot acquire() throws IOException {
        Slot rested = resting.peek();
        Slot slot;
        if (rested != null && rested.freeAt() <= now()) {
            slot = resting.poll();
        } else {
            if (fresh.isEmpty() && ports.size() < settings.maxPortsPerTarget()) {
                open();
            }
            slot = fresh.poll();
        }
        if (slot != null) {
            slot.port().taken();
        }
        return slot;
    }

    /**
     * This very port and identifier, or null if somebody uses it. A port that is not open is opened beyond the bound: there
     * are no more of them than an earlier life of this node had.
     *
     * @throws java.net.BindException if the port belongs to somebody else
     */
    synchronized @Nullable Slot acquire(int number, int identifier) throws IOException {
        if (ports.stream().noneMatch(port -> port.number() == number)) {
            reopen(number);
        }
        Slot wanted = remove(fresh, number, identifier);
        if (wanted == null) {
            wanted = remove(resting, number, identifier);
        }
        if (wanted != null) {
            wanted.port().taken();
        }
        return wanted;
    }

    private static @Nullable Slot remove(Iterable<Slot> slots, int number, int identifier) {
        for (Iterator<Slot> each = slots.iterator(); each.hasNext(); ) {
            Slot slot = each.next();
            if (slot.identifier() == identifier && slot.port().number() == number) {
                each.remove();
                return slot;
            }
        }
        return null;
    }

    /** Nobody knows which identifiers were used last, so they rest as after silence. */
    private void reopen(int number) throws IOException {
        SourcePort port = new SourcePort(this, target, source, number, selector);
        ports.add(port);
        long freeAt = now() + settings.restAfterSilence().toNanos();
        port.usedUntil(now());
        for (int identifier = 0; identifier < SourcePort.IDENTIFIERS; identifier++) {
            resting.add(new Slot(port, identifier, freeAt));
        }
    }

    private void open() throws IOException {
        SourcePort port = new SourcePort(this, target, source, 0, selector);
        ports.add(port);
        for (int identifier = 0; identifier < SourcePort.IDENTIFIERS; identifier++) {
            fresh.add(new Slot(port, identifier, 0));
        }
    }

    synchronized void release(SourcePort port, int identifier, RequestOutcome how) {
        long rest = how.fold(
                answered -> settings.restAfterReply().toNanos(),
                timedOut -> settings.restAfterSilence().toNanos(),
                notSent -> 0L);
        resting.add(new Slot(port, identifier, now() + rest));
        port.givenBack(now());
    }

    /** Closes the ports nobody has used for a while, so that a busy hour does not cost sockets for ever. */
    synchronized void closeIdle() throws IOException {
        for (Iterator<SourcePort> each = ports.iterator(); each.hasNext(); ) {
            SourcePort port = each.next();
            if (port.isIdleSince(
                    now() - IDLE_NANOS - settings.restAfterSilence().toNanos())) {
                each.remove();
                fresh.removeIf(slot -> slot.port() == port);
                resting.removeIf(slot -> slot.port() == port);
                port.close();
            }
        }
    }

    /** Nanoseconds since the pool was made, so that they can be ordered. */
    private long now() {
        return time.nanos() - origin;
    }

    void countIgnored() {
        ignored.increment();
    }

    void countUnsent() {
        unsent.increment();
    }

    synchronized List<SourcePort> ports() {
        return List.copyOf(ports);
    }
}
