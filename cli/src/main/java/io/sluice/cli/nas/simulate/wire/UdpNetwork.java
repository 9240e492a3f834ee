package io.sluice.cli.nas.simulate.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sockets: some source ports towards either port of the server, and the one that listens for CoA. One thread waits for all. */
public final class UdpNetwork implements Network, Closeable {

    private static final int LONGEST = 4_096;
    private static final int BUFFER = 4 << 20;

    private final Selector selector;
    private final Map<ServerPort, List<DatagramChannel>> lanes = new EnumMap<>(ServerPort.class);
    private final DatagramChannel coa;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST);

    /** Who takes in what arrives. */
    public interface Receiver {
        void reply(ServerPort port, int lane, byte[] datagram);

        void command(SocketAddress source, byte[] datagram);
    }

    private record Source(ServerPort port, int lane) {}

    /**
     * @param count source ports towards each port of the server
     * @param listen where CoA-Requests come in
     */
    public UdpNetwork(InetSocketAddress auth, InetSocketAddress acct, int count, InetSocketAddress listen)
            throws IOException {
        selector = Selector.open();
        try {
            coa = open();
            coa.bind(listen);
            coa.register(selector, SelectionKey.OP_READ);
            for (ServerPort port : ServerPort.values()) {
                lanes.put(port, connect(port, port == ServerPort.AUTH ? auth : acct, count));
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private List<DatagramChannel> connect(ServerPort port, InetSocketAddress server, int count) throws IOException {
        List<DatagramChannel> channels = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            DatagramChannel channel = open();
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_READ, new Source(port, lane));
            channels.add(channel);
        }
        return channels;
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.configureBlocking(false);
        return channel;
    }

    /** Where CoA-Requests come in, with the port that was chosen if none was asked for. */
    public InetSocketAddress listensAt() {
        try {
            return (InetSocketAddress) coa.getLocalAddress();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void send(ServerPort port, int lane, byte[] datagram) {
        try {
            Objects.requireNonNull(lanes.get(port)).get(lane).write(buffer(datagram));
        } catch (PortUnreachableException nobody) {
            // nobody listens there now: as good as lost on the way, the request will be repeated
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void answer(SocketAddress to, byte[] datagram) {
        try {
            coa.send(buffer(datagram), to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ByteBuffer buffer(byte[] datagram) {
        return out.clear().put(datagram).flip();
    }

    /** Waits for datagrams, but no longer than this, and hands over all that have come. */
    public void await(long millis, Receiver receiver) throws IOException {
        if (millis <= 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof Source source) {
                drain((DatagramChannel) key.channel(), source, receiver);
            } else {
                drainCommands(receiver);
            }
        }
        selector.selectedKeys().clear();
    }

    /** Ends a wait early; for any thread. */
    public void wakeUp() {
        selector.wakeup();
    }

    private void drain(DatagramChannel channel, Source source, Receiver receiver) throws IOException {
        while (true) {
            try {
                if (channel.read(in.clear()) <= 0) {
                    return;
                }
                receiver.reply(source.port, source.lane, taken());
            } catch (PortUnreachableException nobody) {
                // the server is not there; what was sent to it is repeated when its time comes
            }
        }
    }

    private void drainCommands(Receiver receiver) throws IOException {
        SocketAddress source;
        while ((source = coa.receive(in.clear())) != null) {
            receiver.command(source, taken());
        }
    }

    private byte[] taken() {
        in.flip();
        byte[] octets = new byte[in.remaining()];
        in.get(octets);
        return octets;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
