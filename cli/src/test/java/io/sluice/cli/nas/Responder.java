package io.sluice.cli.nas;

import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** A server that answers as a test wants it to, and keeps what it was sent. */
public final class Responder implements AutoCloseable {

    public static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);

    public final List<RadiusPacket> requests = Collections.synchronizedList(new ArrayList<>());
    private final DatagramSocket socket;
    private final Thread thread = new Thread(this::serve, "responder");
    private final BiFunction<Responder, RadiusPacket, byte[]> manner;

    /** @param manner the answer to a request, empty for none */
    public Responder(BiFunction<Responder, RadiusPacket, byte[]> manner) throws IOException {
        this.manner = manner;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        thread.start();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** What a server in its right mind answers. */
    public static byte[] proper(RadiusPacket request) {
        return reply(
                request,
                request.code() == PacketCode.ACCESS_REQUEST ? PacketCode.ACCESS_ACCEPT : PacketCode.ACCOUNTING_RESPONSE,
                SECRET);
    }

    public static byte[] reply(RadiusPacket request, PacketCode code, byte[] secret) {
        PacketWriter writer = new PacketWriter();
        writer.begin(code, request.identifier()).messageAuthenticator();
        ByteBuffer signed = new PacketCodec().signReply(writer, request, secret);
        byte[] octets = new byte[signed.remaining()];
        signed.get(octets);
        return octets;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (true) {
            try {
                DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
                socket.receive(datagram);
                RadiusPacket request = RadiusPacket.decode(ByteBuffer.wrap(buffer, 0, datagram.getLength()));
                requests.add(request);
                byte[] answer = manner.apply(this, request);
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, datagram.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException | MalformedPacket failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }
}
