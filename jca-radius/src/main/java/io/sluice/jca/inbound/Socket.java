package io.sluice.jca.inbound;

import io.sluice.jca.log.ConnectorLog;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A port's UDP socket. Never SO_REUSEPORT: with it a second server on the port would silently take half of the packets.
 *
 * @param channel non-blocking
 * @param selector wakes up when a datagram is there
 */
record Socket(DatagramChannel channel, Selector selector) implements AutoCloseable {

    /**
     * Binds.
     *
     * @throws IOException with a message for the operator, naming the port
     */
    static Socket open(PortSettings settings) throws IOException {
        InetSocketAddress address = settings.address();
        boolean onlyIpv4 = address.getAddress() instanceof Inet4Address
                && !address.getAddress().isAnyLocalAddress();
        DatagramChannel channel = onlyIpv4 ? DatagramChannel.open(StandardProtocolFamily.INET) : DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferOctets());
            channel.bind(address);
            int got = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            if (got < settings.receiveBufferOctets()) {
                ConnectorLog.smallReceiveBuffer(settings.kind(), settings.receiveBufferOctets(), got);
            }
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new Socket(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw new IOException(explained(settings, e), e);
        }
    }

    private static String explained(PortSettings settings, IOException e) {
        InetSocketAddress address = settings.address();
        String where = "UDP port " + address.getPort() + " on "
                + address.getAddress().getHostAddress() + " (" + settings.kind() + ")";
        if (!(e instanceof BindException)) {
            return "SLU-10015: cannot open " + where + ": " + e.getMessage();
        }
        return "SLU-10014: cannot listen on " + where + ": " + e.getMessage()
                + ". Another process, or another node on this machine, has it; stop that or set another port";
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** Frees the port, whatever its threads are doing. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            ConnectorLog.unexpected("closing a socket", e);
        }
        try {
            // The system keeps the port until the selector has let go of it.
            selector.close();
        } catch (IOException e) {
            ConnectorLog.unexpected("closing a socket", e);
        }
    }
}
