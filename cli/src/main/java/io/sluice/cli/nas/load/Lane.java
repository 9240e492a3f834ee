package io.sluice.cli.nas.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One source port towards one port of the server. Its 256 identifiers are used in turn, so that a late answer meets nobody new. */
final class Lane implements Closeable {

    private static final int IDENTIFIERS = 256;
    private static final int BUFFER = 8 << 20;

    private final DatagramChannel channel;
    private final Slot[] slots = new Slot[IDENTIFIERS];
    private final Slot[] free = new Slot[IDENTIFIERS];
    private int head;
    private int count = IDENTIFIERS;

    Lane(Selector selector, InetSocketAddress server) throws IOException {
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.configureBlocking(false);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_READ, this);
        for (int i = 0; i < IDENTIFIERS; i++) {
            slots[i] = new Slot(this, i);
            free[i] = slots[i];
        }
    }

    boolean hasFree() {
        return count > 0;
    }

    Slot take() {
        Slot slot = free[head];
        head = (head + 1) % IDENTIFIERS;
        count--;
        return slot;
    }

    void giveBack(Slot slot) {
        slot.request = null;
        free[(head + count) % IDENTIFIERS] = slot;
        count++;
    }

    Slot slot(int identifier) {
        return slots[identifier];
    }

    /** Whether it left; it does not where nobody listens. */
    boolean send(ByteBuffer packet) throws IOException {
        try {
            while (channel.write(packet) == 0) {
                Thread.onSpinWait(); // the send buffer is full for a moment
            }
            return true;
        } catch (PortUnreachableException nobody) {
            return false;
        }
    }

    /** Reads one datagram; false if there is none. */
    boolean receive(ByteBuffer into) throws IOException {
        try {
            return channel.read(into.clear()) > 0;
        } catch (PortUnreachableException nobody) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
