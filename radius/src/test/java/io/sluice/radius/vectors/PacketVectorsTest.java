package io.sluice.radius.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketCodec.Verdict;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.radius.vectors.VectorFile.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketVectorsTest {

    private final PacketCodec codec = new PacketCodec();
    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());

    static Stream<Vector> vectors() {
        return VectorFile.read("packets-");
    }

    private static PacketCode code(Vector vector) {
        return PacketCode.valueOf(
                vector.parts().get(0).split(" ")[0].replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static int identifier(Vector vector) {
        return Integer.parseInt(vector.parts().get(0).split(" ")[1]);
    }

    private static byte[] secret(Vector vector) {
        return vector.parts().get(0).split(" ")[2].getBytes(UTF_8);
    }

    private static List<Assignment> assignments(Vector vector) {
        return vector.parts().stream().skip(1).map(Assignment::of).toList();
    }

    private Verdict verify(RadiusPacket packet, Vector vector, byte[] secret) throws MalformedPacket {
        return vector.request().length == 0
                ? codec.verifyRequest(packet, secret)
                : codec.verifyReply(packet, RadiusPacket.decode(vector.request()), secret);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesAndVerifies(Vector vector) throws MalformedPacket {
        RadiusPacket packet = RadiusPacket.decode(vector.octets());

        assertThat(packet.code()).isEqualTo(code(vector));
        assertThat(packet.identifier()).isEqualTo(identifier(vector));
        assertThat(verify(packet, vector, secret(vector))).isEqualTo(Verdict.GENUINE);
        List<NamedAttribute> read = text.read(packet);
        assertThat(read).hasSameSizeAs(assignments(vector));
        for (int i = 0; i < read.size(); i++) {
            assertReads(packet, read.get(i), assignments(vector).get(i), vector);
        }
    }

    private void assertReads(RadiusPacket packet, NamedAttribute read, Assignment expected, Vector vector) {
        byte[] clear = expected.value().getBytes(UTF_8);
        assertThat(read.name()).isEqualTo(expected.name());
        switch (expected.name()) {
            case "User-Password" -> {
                assertThat(read.text()).isEqualTo("********");
                assertThat(UserPassword.reveal(packet, secret(vector))).hasValue(clear);
            }
            case "CHAP-Password" ->
                assertThat(ChapPassword.matches(packet, clear)).isTrue();
            case "Message-Authenticator" ->
                assertThat(read.text()).startsWith("0x").hasSize(34);
            default -> {
                assertThat(read.text()).isEqualTo(expected.value());
                assertThat(read.tag()).isEqualTo(expected.tag());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesAndSigns(Vector vector) throws MalformedPacket {
        if (!vector.encoded()) {
            return;
        }
        RadiusPacket expected = RadiusPacket.decode(vector.octets());
        PacketWriter writer = new PacketWriter().begin(code(vector), identifier(vector));

        assignments(vector).forEach(assignment -> append(writer, assignment, expected, secret(vector)));

        assertThat(octets(sign(writer, expected, vector))).isEqualTo(vector.octets());
    }

    private void append(PacketWriter writer, Assignment assignment, RadiusPacket expected, byte[] secret) {
        byte[] clear = assignment.value().getBytes(UTF_8);
        switch (assignment.name()) {
            case "Message-Authenticator" -> writer.messageAuthenticator();
            case "User-Password" ->
                writer.octets(
                        StandardAttributes.USER_PASSWORD, UserPassword.hide(clear, expected.authenticator(), secret));
            case "CHAP-Password" ->
                writer.octets(
                        StandardAttributes.CHAP_PASSWORD,
                        ChapPassword.respond(
                                expected.value(StandardAttributes.CHAP_PASSWORD).orElseThrow()[0] & 0xff,
                                clear,
                                expected.value(StandardAttributes.CHAP_CHALLENGE)
                                        .orElse(expected.authenticator())));
            default ->
                assertThat(text.append(writer, assignment.name(), assignment.tag(), assignment.value()))
                        .isEmpty();
        }
    }

    private ByteBuffer sign(PacketWriter writer, RadiusPacket expected, Vector vector) throws MalformedPacket {
        if (vector.request().length > 0) {
            return codec.signReply(writer, RadiusPacket.decode(vector.request()), secret(vector));
        }
        return switch (expected.code()) {
            case ACCESS_REQUEST, STATUS_SERVER -> codec.signRequest(writer, expected.authenticator(), secret(vector));
            default -> codec.signRequest(writer, secret(vector));
        };
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesEveryTruncation(Vector vector) {
        for (int length = 0; length < vector.octets().length; length++) {
            byte[] cut = Arrays.copyOf(vector.octets(), length);
            assertThatThrownBy(() -> RadiusPacket.decode(cut))
                    .as("%d octets", length)
                    .isInstanceOf(MalformedPacket.class)
                    .hasMessage((length < 20 ? MalformedPacket.Reason.TOO_SHORT : MalformedPacket.Reason.BAD_LENGTH)
                            .name());
        }
    }

    /** The Length field is corrected, so that only attributes or signatures can tell. */
    @ParameterizedTest
    @MethodSource("vectors")
    void noTruncationWithCorrectedLengthIsGenuine(Vector vector) throws MalformedPacket {
        // An Access-Request without Message-Authenticator proves nothing, so that nothing can be told of a shorter one.
        boolean proves = code(vector) != PacketCode.ACCESS_REQUEST
                || RadiusPacket.decode(vector.octets()).has(StandardAttributes.MESSAGE_AUTHENTICATOR);
        for (int length = 20; length < vector.octets().length; length++) {
            byte[] cut = Arrays.copyOf(vector.octets(), length);
            cut[2] = (byte) (length >>> 8);
            cut[3] = (byte) length;
            try {
                RadiusPacket packet = RadiusPacket.decode(cut);
                if (proves && packet.has(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
                    assertThat(verify(packet, vector, secret(vector))).isNotEqualTo(Verdict.GENUINE);
                }
            } catch (MalformedPacket malformed) {
                assertThat(malformed.reason()).isEqualTo(MalformedPacket.Reason.BAD_ATTRIBUTE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ignoresPadding(Vector vector) throws MalformedPacket {
        byte[] padded = Arrays.copyOf(vector.octets(), vector.octets().length + 7);

        RadiusPacket packet = RadiusPacket.decode(padded);

        assertThat(packet.toOctets()).isEqualTo(vector.octets());
        assertThat(verify(packet, vector, secret(vector))).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isNotGenuine_withAnotherSecret(Vector vector) throws MalformedPacket {
        RadiusPacket packet = RadiusPacket.decode(vector.octets());
        boolean proves =
                code(vector) != PacketCode.ACCESS_REQUEST || packet.has(StandardAttributes.MESSAGE_AUTHENTICATOR);

        Verdict verdict = verify(packet, vector, "another".getBytes(UTF_8));

        assertThat(verdict == Verdict.GENUINE).isEqualTo(!proves);
    }
}
