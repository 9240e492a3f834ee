package io.sluice.jca.outbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.Preparation.Cause;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of our own and finds their replies.
 *
 * <p>A request is prepared, which takes an identifier and settles its octets, and then sent; {@link #send} is both at once.
 * The first transmission is made by the caller, further ones by the timer, and one thread receives for all source
 * ports. A stage is completed by the receiving thread (reply), by the timer (given up), by the caller (not sent) or by
 * whoever stops the connector; none of them may be held.
 */
public final class Requester implements AutoCloseable {

    /** From where to where; a null source is the routing table's choice. */
    private record Path(InetSocketAddress target, @Nullable InetAddress source) {}

    static final String STOPPING = "the connector is stopping";

    private static final long STOP_MILLIS = 2_000;
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final OutboundSettings settings;
    private final TimeSource time;
    private final Timer timer;
    private final RandomGenerator random;
    private final Selector selector;
    private final Thread receiving;
    private final Map<Path, SourcePorts> targets = new ConcurrentHashMap<>();
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
        return prepare(request).fold(ready -> ready.request().send(), this::notSent);
    }

    private CompletionStage<RequestOutcome> notSent(Preparation.Refused refused) {
        sent.increment();
        notSent.increment();
        return CompletableFuture.completedFuture(new RequestOutcome.NotSent(refused.why()));
    }

    /** Settles a request, see {@link io.sluice.radius.connector.RadiusConnection#prepare}. */
    public Preparation prepare(OutboundRequest request) {
        if (stopping) {
            return refused(Cause.STOPPING, STOPPING);
        }
        try {
            SourcePorts.Slot slot = ports(request).acquire();
            return slot == null
                    ? refused(Cause.NO_IDENTIFIER, "no identifier is free towards " + request.target())
                    : settle(request, slot);
        } catch (IOException | RuntimeException e) {
            return refused(Cause.NO_SOURCE_PORT, "no source port to " + request.target() + ": " + e);
        }
    }

    /** Takes a request up again, see {@link io.sluice.radius.connector.RadiusConnection#resume}. */
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        if (sourcePort < 1 || sourcePort > 65_535 || identifier < 0 || identifier >= SourcePort.IDENTIFIERS) {
            throw new IllegalArgumentException("no request left port " + sourcePort + " as number " + identifier);
        }
        if (stopping) {
            return refused(Cause.STOPPING, STOPPING);
        }
        if (PendingRequest.hasRandomAuthenticator(request.code())) {
            return refused(Cause.UNSOUND, "a " + request.code() + " is not the same twice");
        }
        try {
            SourcePorts.Slot slot = ports(request).acquire(sourcePort, identifier);
            return slot == null
                    ? refused(Cause.TAKEN, "identifier " + identifier + " of port " + sourcePort + " is in use")
                    : settle(request, slot);
        } catch (BindException e) {
            return refused(Cause.TAKEN, "source port " + sourcePort + " cannot be bound: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return refused(Cause.NO_SOURCE_PORT, "no source port to " + request.target() + ": " + e);
        }
    }

    private static Preparation refused(Cause cause, String why) {
        return new Preparation.Refused(cause, why);
    }

    private Preparation settle(OutboundRequest request, SourcePorts.Slot slot) {
        PendingRequest pending;
        try {
            pending = new PendingRequest(request, slot.port(), slot.identifier(), this::begun, random, time, timer);
        } catch (RuntimeException e) {
            String why = "the request cannot be encoded: " + e.getMessage();
            slot.port().release(slot.identifier(), new RequestOutcome.NotSent(why));
            return refused(Cause.UNSOUND, why);
        }
        slot.port().expect(pending);
        if (stopping) {
            // It may have come in behind the sweep of close().
            pending.abandon();
        }
        return new Preparation.Ready(pending);
    }

    private void begun(CompletionStage<RequestOutcome> outcome) {
        sent.increment();
        outcome.thenAccept(this::count);
    }

    private void count(RequestOutcome outcome) {
        outcome.fold(
                        reply -> {
                            // None at all where a reply met a resumed request before it was sent.
                            retransmissions.add(Math.max(0, reply.transmissions() - 1L));
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

    private SourcePorts ports(OutboundRequest request) {
        InetAddress source = request.source() == null ? settings.localAddress() : request.source();
        return targets.computeIfAbsent(
                new Path(request.target(), source),
                path -> new SourcePorts(path.target(), path.source(), settings, selector, time, ignored, unsent));
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
