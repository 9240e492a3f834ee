package io.sluice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one login costs in the codec: an Access-Request of 166 octets in, an Access-Accept with a service out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private static final int REQUEST_LENGTH = 166;

    private final byte[] secret = "a shared secret of 28 octets".getBytes(UTF_8);
    private final byte[] authenticator = "sixteen octets!!".getBytes(UTF_8);
    private final byte[] sessionClass = new byte[32];
    private final PacketCodec codec = new PacketCodec();
    private final PacketWriter writer = new PacketWriter();
    private ByteBuffer datagram = ByteBuffer.allocate(0);
    private RadiusPacket request = aRequest();

    @Setup
    public void receive() throws MalformedPacket {
        request = aRequest();
        datagram = request.toBuffer();
        if (request.length() != REQUEST_LENGTH) {
            throw new IllegalStateException("the request has " + request.length() + " octets");
        }
        if (decodeAndVerifyRequest() != PacketCodec.Verdict.GENUINE) {
            throw new IllegalStateException("the request is not genuine");
        }
    }

    private RadiusPacket aRequest() {
        PacketWriter packet = new PacketWriter()
                .begin(PacketCode.ACCESS_REQUEST, 200)
                .messageAuthenticator()
                .text(StandardAttributes.USER_NAME, "subscriber-000001@isp1.example")
                .octets(
                        StandardAttributes.USER_PASSWORD,
                        UserPassword.hide("secret".getBytes(UTF_8), authenticator, secret))
                .octets(StandardAttributes.NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                .unsigned(StandardAttributes.NAS_PORT, 268_435_457)
                .unsigned(StandardAttributes.SERVICE_TYPE, 2)
                .text(StandardAttributes.CALLING_STATION_ID, "00-11-22-33-44-55")
                .text(StandardAttributes.NAS_PORT_ID, "ge-0/0/1.1001:1001")
                .text(StandardAttributes.NAS_IDENTIFIER, "bng-01.isp1.example");
        try {
            return RadiusPacket.decode(new PacketCodec().signRequest(packet, authenticator, secret));
        } catch (MalformedPacket e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public PacketCodec.Verdict decodeAndVerifyRequest() throws MalformedPacket {
        return codec.verifyRequest(RadiusPacket.decode(datagram), secret);
    }

    @Benchmark
    public Optional<byte[]> revealPassword() {
        return UserPassword.reveal(request, secret);
    }

    @Benchmark
    public ByteBuffer encodeAndSignReply() {
        writer.begin(PacketCode.ACCESS_ACCEPT, request.identifier())
                .messageAuthenticator()
                .octets(StandardAttributes.CLASS, sessionClass)
                .unsigned(StandardAttributes.SESSION_TIMEOUT, 86_400)
                .taggedText(ErxAttributes.ACTIVATE_SERVICE, 1, "tiered(1280000, 5120000)")
                .taggedNumber(ErxAttributes.SERVICE_TIMEOUT, 1, 18_000)
                .taggedNumber(ErxAttributes.SERVICE_STATISTICS, 1, 2)
                .taggedNumber(ErxAttributes.SERVICE_INTERIM_ACCT_INTERVAL, 1, 600);
        return codec.signReply(writer, request, secret);
    }
}
