package io.sluice.jca.inbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that reads a socket: drains what is there, up to a batch, dispatches it, and sleeps only when nothing is.
 * Batches form by themselves: what arrives during a delivery is the next one.
 */
final class Receiver implements Runnable {

    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DatagramChannel channel;
    private final Selector selector;
    private final Admission admission;
    private final DuplicateCache cache;
    private final Dispatch dispatch;
    private final Traffic traffic;
    private final Discards discards;
    private final TimeSource time;
    private final int batchLimit;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(RadiusPacket.MAX_LENGTH);
    private volatile boolean stopping;
    private long keptHouseAt;

    Receiver(
            Socket socket,
            Admission admission,
            DuplicateCache cache,
            Dispatch dispatch,
            Discards discards,
            Traffic traffic,
            TimeSource time,
            int batchLimit) {
        this.channel = socket.channel();
        this.selector = socket.selector();
        this.admission = admission;
        this.cache = cache;
        this.dispatch = dispatch;
        this.discards = discards;
        this.traffic = traffic;
        this.time = time;
        this.batchLimit = batchLimit;
    }

    @Override
    public void run() {
        try {
            while (!stopping && channel.isOpen()) {
                turn();
                keepHouse();
            }
        } finally {
            dispatch.receiverEnded();
        }
    }

    private void turn() {
        try {
            if (drain() == 0) {
                selector.select(key -> {}, TimeUnit.NANOSECONDS.toMillis(HOUSEKEEPING_NANOS));
            }
        } catch (ClosedChannelException | ClosedSelectorException closed) {
            stopping = true;
        } catch (IOException | RuntimeException | Error e) {
            // A fault of our own or a passing one of the system must cost a batch and not the port.
            ConnectorLog.unexpected("the receiver", e);
        }
    }

    /** Reads up to a batch of datagrams and dispatches what was admitted. */
    private int drain() throws IOException {
        List<Exchange> admitted = List.of();
        int datagrams = 0;
        Arrival arrival = null;
        while (datagrams < batchLimit) {
            datagram.clear();
            InetSocketAddress from = (InetSocketAddress) channel.receive(datagram);
            if (from == null) {
                break;
            }
            datagrams++;
            datagram.flip();
            // One look at the clock for all that is found together.
            arrival = arrival == null ? new Arrival(time.nanos(), time.epochMicros()) : arrival;
            Exchange exchange = admission.admit(datagram, from, arrival);
            if (exchange != null) {
                admitted = admitted.isEmpty() ? new ArrayList<>() : admitted;
                admitted.add(exchange);
            }
        }
        if (datagrams > 0) {
            traffic.countReceived(datagrams);
        }
        if (!admitted.isEmpty()) {
            dispatch.accept(admitted);
        }
        return datagrams;
    }

    private void keepHouse() {
        long now = time.nanos();
        if (now - keptHouseAt >= HOUSEKEEPING_NANOS) {
            keptHouseAt = now;
            cache.expire(now);
            discards.flush();
        }
    }

    /** Ends the thread after what it is just doing. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }
}
