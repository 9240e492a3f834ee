package io.sluice.jca.outbound;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/** The other end of our requests, answering when and what a test says. */
final class FakeNas implements AutoCloseable {

    record Received(RadiusPacket packet, InetSocketAddress from) {}

    private final DatagramSocket socket;
    private final InetSocketAddress address;
    private final PacketCodec codec = new PacketCodec();

    FakeNas() throws IOException {
        this(0);
    }

    private FakeNas(int port) throws IOException {
        socket = new DatagramSocket(null);
        socket.setReceiveBufferSize(4 << 20);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        address = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** A new one where this one was. */
    FakeNas reopened() throws IOException {
        return new FakeNas(address.getPort());
    }

    InetSocketAddress address() {
        return address;
    }

    Received receive() throws Exception {
        return receive(10_000).orElseThrow(() -> new AssertionError("no request within 10 s"));
    }

    /** What has arrived already; on the loopback interface it is there when the sender's call returns. */
    Optional<Received> arrived() throws Exception {
        return receive(1);
    }

    private Optional<Received> receive(int millis) throws Exception {
        DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
        socket.setSoTimeout(millis);
        try {
            socket.receive(datagram);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        RadiusPacket packet = RadiusPacket.decode(ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength()));
        return Optional.of(new Received(packet, (InetSocketAddress) datagram.getSocketAddress()));
    }

    void reply(Received to, PacketCode code, byte[] secret, Consumer<PacketWriter> attributes) throws IOException {
        send(to.from(), encoded(to, code, secret, attributes));
    }

    /** A Response Authenticator that fits around a Message-Authenticator that does not. */
    void replyWithForgedMessageAuthenticator(Received to, PacketCode code, byte[] secret) throws IOException {
        reply(to, code, secret, writer -> {
            byte[] ofZeros = new byte[16];
            writer.octets(StandardAttributes.MESSAGE_AUTHENTICATOR, ofZeros);
        });
    }

    private byte[] encoded(Received to, PacketCode code, byte[] secret, Consumer<PacketWriter> attributes) {
        PacketWriter writer = new PacketWriter().begin(code, to.packet().identifier());
        attributes.accept(writer);
        ByteBuffer octets = codec.signReply(writer, to.packet(), secret);
        byte[] copy = new byte[octets.remaining()];
        octets.get(copy);
        return copy;
    }

    void send(InetSocketAddress target, byte[] octets) throws IOException {
        socket.send(new DatagramPacket(octets, octets.length, target));
    }

    @Override
    public void close() {
        socket.close();
    }
}
