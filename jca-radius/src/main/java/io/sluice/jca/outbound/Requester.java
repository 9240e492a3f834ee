package io.sluice.jca.outbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Sends requests of our own and finds their replies.
 *
 * <p>The first transmission is made by the caller, further ones by the timer, and one thread receives for all source
 * ports. A stage is completed by the receiving thread (reply), by the timer (given up), by the caller (not sent) or by
 * whoever stops the connector; none of them may be held.
 */
public final class Requester implements AutoCloseable {

    static final String STOPPING = "the connector is stopping";

    private static final long STOP_MILLIS = 2_000;
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final OutboundSettings settings;
    private final TimeSource time;
    private final Timer timer;
    private final RandomGenerator random;
    private final Selector selector;
    private final Thread receiving;
    private final Map<InetSocketAddress, SourcePorts> targets = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder retransmissions = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private volatile boolean stopping;
    private long keptHouseAt;

    /**
     * Begins to receive.
     *
     * @param random unpredictable, because Request Authenticators come from it
     */
    public Requester(OutboundSettings settings, TimeSource time, Timer timer, RandomGenerator random)
            throws IOException {
        this.settings = settings;
        this.time = time;
        this.timer = timer;
        this.random = random;
        this.selector = Selector.open();
        this.keptHouseAt = time.nanos();
        this.receiving = new Thread(this::receive, "sluice-radius-outbound-receiver");
        receiving.setDaemon(true);
        receiving.setContextClassLoader(Requester.class.getClassLoader());
        receiving.start();
    }

    /** Sends a request, see {@link io.sluice.radius.connector.RadiusConnection#send}. */
    public CompletionStage<RequestOutcome> send(OutboundRequest request) {
        CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();
        sent.increment();
        outcome.thenAccept(this::count);
        SourcePorts.Slot slot;
        try {
            slot = stopping ? null : ports(request.target()).acquire();
        } catch (IOException | RuntimeException e) {
            outcome.complete(new RequestOutcome.NotSent("no source port to " + request.target() + ": " + e));
            return outcome;
        }
        if (slot == null) {
            String why = stopping ? STOPPING : "no identifier is free towards " + request.target();
            outcome.complete(new RequestOutcome.NotSent(why));
            return outcome;
        }
        PendingRequest pending;
        try {
            pending = new PendingRequest(request, slot.port(), slot.identifier(), random, time, timer, outcome);
        } catch (RuntimeException e) {
            RequestOutcome unsound = new RequestOutcome.NotSent("the request cannot be encoded: " + e.getMessage());
            slot.port().release(slot.identifier(), unsound);
            outcome.complete(unsound);
            return outcome;
        }
        slot.port().expect(pending);
        pending.start();
        if (stopping) {
            // It may have come in behind the sweep of close().
            pending.abandon();
        }
        return outcome;
    }

    private void count(RequestOutcome outcome) {
        outcome.fold(
                        reply -> {
                            retransmissions.add(reply.transmissions() - 1L);
                            return answered;
                        },
                        silence -> {
                            retransmissions.add(silence.transmissions() - 1L);
                            return timedOut;
                        },
                        refused -> notSent)
                .increment();
    }

    /** What became of all requests so far. */
    public ConnectorStatistics.Outbound statistics() {
        // Ended first: a request that ends between the two looks must not make fewer than none outstanding.
        long ended = answered.sum() + timedOut.sum() + notSent.sum();
        return new ConnectorStatistics.Outbound(
                answered.sum(),
                timedOut.sum(),
                notSent.sum(),
                retransmissions.sum(),
                ignored(),
                sent.sum() - ended,
                sourcePorts());
    }

    private SourcePorts ports(InetSocketAddress target) {
        return targets.computeIfAbsent(target, key -> new SourcePorts(key, settings, selector, time, ignored, unsent));
    }

    private void receive() {
        ByteBuffer datagram = ByteBuffer.allocateDirect(RadiusPacket.MAX_LENGTH);
        while (!stopping) {
            try {
                selector.select(key -> receive(key, datagram), TimeUnit.SECONDS.toMillis(1));
                keepHouse();
            } catch (ClosedSelectorException closed) {
                return;
            } catch (IOException | RuntimeException e) {
                ConnectorLog.unexpected("the outbound receiver", e);
            }
        }
    }

    private void keepHouse() throws IOException {
        long now = time.nanos();
        if (now - keptHouseAt >= HOUSEKEEPING_NANOS) {
            keptHouseAt = now;
            closeIdlePorts();
        }
    }

    void closeIdlePorts() throws IOException {
        for (SourcePorts ports : targets.values()) {
            ports.closeIdle();
        }
    }

    private void receive(SelectionKey key, ByteBuffer datagram) {
        try {
            ((SourcePort) key.attachment()).receive(datagram);
        } catch (IOException e) {
            // Nothing to restore: the requests of this port go on with their schedule.
            ignored.increment();
        }
    }

    /** Datagrams that were no genuine reply to anything outstanding. */
    public long ignored() {
        return ignored.sum();
    }

    /** Retransmissions the system refused. */
    public long unsent() {
        return unsent.sum();
    }

    /** Source ports open now. */
    public int sourcePorts() {
        return targets.values().stream().mapToInt(ports -> ports.ports().size()).sum();
    }

    /** Ends what is outstanding and closes all source ports. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            receiving.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SourcePorts ports : targets.values()) {
            for (SourcePort port : ports.ports()) {
                port.waiting().forEach(PendingRequest::abandon);
                closeQuietly(port);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            ConnectorLog.unexpected("closing the outbound selector", e);
        }
    }

    private static void closeQuietly(SourcePort port) {
        try {
            port.close();
        } catch (IOException e) {
            ConnectorLog.unexpected("closing a source port", e);
        }
    }
}
