package io.sluice.jca.inbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.radius.connector.RequestKind;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * An activated endpoint: a socket, its receiver and, where the application has to wait, its delivery workers.
 *
 * <p>The threads are plain daemon threads of our own. The container's WorkManager would put them into its pool of 50
 * short-running threads, which they would never give back, and which rejects what does not fit; what JCA wants of a
 * delivery, all three calls on one thread and the context class loader given back, holds on these threads as well.
 */
public final class InboundPort {

    private static final int MAX_SOURCES = 4096;
    private static final int MAX_EXCHANGES = 65_536;
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PortSettings settings;
    private final Socket socket;
    private final InetSocketAddress address;
    private final Receiver receiver;
    private final ExchangeQueue queue;
    private final Deliverer leftovers;
    private final Breaker breaker;
    private final List<Thread> threads = new ArrayList<>();

    private InboundPort(
            PortSettings settings, Socket socket, Surroundings around, Traffic traffic, MessageEndpointFactory factory)
            throws IOException {
        this.settings = settings;
        this.socket = socket;
        this.address = socket.address();
        TimeSource time = around.time();
        Discards discards = new Discards(traffic, time);
        ReplySender replies =
                new ReplySender(traffic, discards, socket.channel(), time, around.timer(), settings.maxDelayed());
        this.breaker = new Breaker(settings.kind());
        this.queue = new ExchangeQueue(settings.queueLimit());
        this.leftovers = new Deliverer(factory, replies, discards, breaker, time);
        Dispatch dispatch = settings.deliveryWorkers() == 0
                ? new DirectDispatch(leftovers, breaker, time)
                : new QueueDispatch(queue, discards);
        DuplicateCache cache = new DuplicateCache(settings.duplicateSeconds(), MAX_SOURCES, MAX_EXCHANGES);
        Admission admission = new Admission(settings, around.clients(), cache, replies, discards);
        this.receiver =
                new Receiver(socket, admission, cache, dispatch, discards, traffic, time, settings.batchLimit());
        threads.add(thread("receiver", receiver));
        for (int worker = 1; worker <= settings.deliveryWorkers(); worker++) {
            Deliverer deliverer = new Deliverer(factory, replies, discards, breaker, time);
            threads.add(thread(
                    "worker-" + worker, new DeliveryWorker(queue, deliverer, breaker, time, settings.batchLimit())));
        }
    }

    /**
     * Opens a port and begins to receive.
     *
     * @throws IOException if the port cannot be had; the message says what to do
     */
    public static InboundPort open(
            PortSettings settings, Surroundings around, Traffic traffic, MessageEndpointFactory factory)
            throws IOException {
        Socket socket = Socket.open(settings);
        InboundPort port = new InboundPort(settings, socket, around, traffic, factory);
        port.threads.forEach(Thread::start);
        ConnectorLog.listening(settings.kind(), port.address);
        return port;
    }

    private Thread thread(String role, Runnable task) {
        String name = "sluice-radius-" + settings.kind().name().toLowerCase(Locale.ROOT) + "-" + role;
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(InboundPort.class.getClassLoader());
        return thread;
    }

    /** Where it listens, with the port that was taken if 0 was asked for. */
    public InetSocketAddress address() {
        return address;
    }

    public RequestKind kind() {
        return settings.kind();
    }

    /** Whether all its threads run, which they do until the port is closed. */
    public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /** Whether delivery pauses because what requests are stored in is away. */
    public boolean isPaused() {
        return breaker.isOpen();
    }

    /** Exchanges that wait for a delivery worker. */
    public int waiting() {
        return queue.size();
    }

    /**
     * Ends the threads and frees the port, within 2 s. A delivery in progress may end and be answered in that time; after
     * it its replies have no way out. What still waited stays unanswered.
     */
    public void close() {
        receiver.stop();
        leftovers.leave(queue.close());
        long until = System.nanoTime() + STOP_NANOS;
        for (Thread thread : threads) {
            join(thread, until - System.nanoTime());
        }
        socket.close();
        ConnectorLog.closed(settings.kind(), address);
    }

    private void join(Thread thread, long nanos) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            ConnectorLog.stuckThread(settings.kind(), thread.getName());
        }
    }
}
