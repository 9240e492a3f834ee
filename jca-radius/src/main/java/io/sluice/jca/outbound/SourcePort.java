package io.sluice.jca.outbound;

import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket of ours, connected to one target, with its 256 identifiers. Which are free is the pool's affair; here is who
 * waits under each.
 */
final class SourcePort {

    static final int IDENTIFIERS = 256;

    private final SourcePorts pool;
    private final DatagramChannel channel;
    private final int number;
    private int inUse;
    private long usedUntil;
    private final @Nullable PendingRequest[] pending = new @Nullable PendingRequest[IDENTIFIERS];

    /**
     * @param source the local address; null leaves it to the routing table
     * @param number the local port; 0 leaves it to the system
     */
    SourcePort(SourcePorts pool, InetSocketAddress target, @Nullable InetAddress source, int number, Selector selector)
            throws IOException {
        this.pool = pool;
        channel = DatagramChannel.open();
        try {
            if (source != null || number != 0) {
                channel.bind(new InetSocketAddress(source, number));
            }
            // Connected: the system drops what comes from elsewhere, and tells us when nobody listens there.
            channel.connect(target);
            channel.configureBlocking(false);
            this.number = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The UDP port. */
    int number() {
        return number;
    }

    // Whether the port is in use is the pool's knowledge, and guarded by the pool.

    void taken() {
        inUse++;
    }

    void givenBack(long now) {
        inUse--;
        usedUntil = now;
    }

    void usedUntil(long then) {
        usedUntil = then;
    }

    boolean isIdleSince(long then) {
        return inUse == 0 && usedUntil < then;
    }

    synchronized void expect(PendingRequest request) {
        pending[request.identifier()] = request;
    }

    void transmit(RadiusPacket packet) throws IOException {
        try {
            // If the send buffer is full nothing leaves; that is a lost datagram, and the schedule repairs it.
            channel.write(packet.toBuffer());
        } catch (PortUnreachableException ofEarlierOne) {
            // The system reports what became of an earlier datagram in place of sending this one.
            channel.write(packet.toBuffer());
        }
    }

    /** Reads what has come; for the connector's receiving thread. */
    void receive(ByteBuffer datagram) throws IOException {
        while (true) {
            datagram.clear();
            try {
                if (channel.read(datagram) <= 0) {
                    return;
                }
            } catch (PortUnreachableException nobodyThere) {
                continue;
            }
            datagram.flip();
            if (!take(datagram)) {
                pool.countIgnored();
            }
        }
    }

    private boolean take(ByteBuffer datagram) {
        RadiusPacket reply;
        try {
            reply = RadiusPacket.decode(datagram);
        } catch (MalformedPacket e) {
            return false;
        }
        PendingRequest request;
        synchronized (this) {
            request = pending[reply.identifier()];
        }
        return request != null && request.accept(reply);
    }

    void release(int identifier, RequestOutcome how) {
        synchronized (this) {
            pending[identifier] = null;
        }
        pool.release(this, identifier, how);
    }

    void countUnsent() {
        pool.countUnsent();
    }

    synchronized List<PendingRequest> waiting() {
        List<PendingRequest> waiting = new ArrayList<>();
        for (PendingRequest request : pending) {
            if (request != null) {
                waiting.add(request);
            }
        }
        return waiting;
    }

    void close() throws IOException {
        channel.close();
    }
}
