package io.sluice.jca.fake;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A RADIUS client on a socket of its own, that verifies every reply. */
public final class Peer implements AutoCloseable {

    public static final byte[] SECRET = "testing123".getBytes(StandardCharsets.US_ASCII);

    private static final int PATIENCE_MILLIS = 10_000;

    private final DatagramSocket socket;
    private final InetSocketAddress target;
    private final PacketCodec codec = new PacketCodec();
    private final Random random = new Random(42);

    public Peer(InetSocketAddress target) {
        try {
            InetAddress local = InetAddress.getByName("127.0.0.1");
            this.target = new InetSocketAddress(local, target.getPort());
            this.socket = new DatagramSocket(0, local);
            socket.setReceiveBufferSize(4 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    // --- requests ---

    /** A signed Access-Request with Message-Authenticator and a new Request Authenticator. */
    public RadiusPacket access(int identifier, String user) {
        return access(identifier, true, SECRET, writer -> writer.text(StandardAttributes.USER_NAME, user));
    }

    public RadiusPacket access(
            int identifier, boolean messageAuthenticator, byte[] secret, Consumer<PacketWriter> attributes) {
        return random(PacketCode.ACCESS_REQUEST, identifier, messageAuthenticator, secret, attributes);
    }

    public RadiusPacket statusServer(int identifier, boolean messageAuthenticator) {
        return random(PacketCode.STATUS_SERVER, identifier, messageAuthenticator, SECRET, writer -> {});
    }

    private RadiusPacket random(
            PacketCode code,
            int identifier,
            boolean messageAuthenticator,
            byte[] secret,
            Consumer<PacketWriter> attributes) {
        byte[] authenticator = new byte[16];
        random.nextBytes(authenticator);
        PacketWriter writer = begin(code, identifier, messageAuthenticator, attributes);
        return decoded(codec.signRequest(writer, authenticator, secret));
    }

    /** An Accounting-Request: 1 Start, 2 Stop, 3 Interim-Update, 7 Accounting-On. */
    public RadiusPacket accounting(int identifier, int status, String session) {
        return hashed(PacketCode.ACCOUNTING_REQUEST, identifier, false, SECRET, writer -> writer.unsigned(
                        StandardAttributes.ACCT_STATUS_TYPE, status)
                .text(StandardAttributes.ACCT_SESSION_ID, session));
    }

    public RadiusPacket hashed(
            PacketCode code,
            int identifier,
            boolean messageAuthenticator,
            byte[] secret,
            Consumer<PacketWriter> attributes) {
        return decoded(codec.signRequest(begin(code, identifier, messageAuthenticator, attributes), secret));
    }

    private static PacketWriter begin(
            PacketCode code, int identifier, boolean messageAuthenticator, Consumer<PacketWriter> attributes) {
        PacketWriter writer = new PacketWriter().begin(code, identifier);
        if (messageAuthenticator) {
            writer.messageAuthenticator();
        }
        attributes.accept(writer);
        return writer;
    }

    private static RadiusPacket decoded(ByteBuffer octets) {
        try {
            return RadiusPacket.decode(octets);
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    // --- the wire ---

    public RadiusPacket send(RadiusPacket request) {
        send(request.toOctets());
        return request;
    }

    public void send(byte[] octets) {
        try {
            socket.send(new DatagramPacket(octets, octets.length, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next datagram, within 10 s. */
    public RadiusPacket receive() {
        return receive(PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("no reply within 10 s"));
    }

    /**
     * What has arrived already. On the loopback interface a datagram is there when the sender's call returns, so once the
     * counters say that a request is settled this is the whole truth.
     */
    public Optional<RadiusPacket> arrived() {
        return receive(1);
    }

    private Optional<RadiusPacket> receive(int millis) {
        DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
        try {
            socket.setSoTimeout(millis);
            socket.receive(datagram);
            return Optional.of(decoded(ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength())));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next reply, which must answer this request and be genuine. */
    public RadiusPacket reply(RadiusPacket request) {
        RadiusPacket reply = receive();
        PacketCodec.Verdict verdict = codec.verifyReply(reply, request, SECRET);
        if (verdict != PacketCodec.Verdict.GENUINE) {
            throw new AssertionError(reply + " does not answer " + request + ": " + verdict);
        }
        return reply;
    }

    public RadiusPacket ask(RadiusPacket request) {
        send(request);
        return reply(request);
    }

    @Override
    public void close() {
        socket.close();
    }
}
