package io.sluice.radius.packet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCodec.Verdict;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {

    private static final byte[] SECRET = "the shared secret".getBytes(UTF_8);
    private static final byte[] ANOTHER = "the shared secreT".getBytes(UTF_8);
    private static final byte[] AUTHENTICATOR = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final Set<PacketCode> REQUESTS = EnumSet.of(
            PacketCode.ACCESS_REQUEST,
            PacketCode.ACCOUNTING_REQUEST,
            PacketCode.STATUS_SERVER,
            PacketCode.DISCONNECT_REQUEST,
            PacketCode.COA_REQUEST);

    private final PacketCodec codec = new PacketCodec();
    private final PacketWriter writer = new PacketWriter();

    /** Where Message-Authenticator stands. */
    private enum Place {
        NOWHERE,
        FIRST,
        MIDDLE,
        LAST
    }

    private record Pair(PacketCode request, PacketCode reply, Place place) {}

    static Stream<Pair> everyPairAndPlace() {
        return REQUESTS.stream().flatMap(request -> Stream.of(PacketCode.values())
                .filter(reply -> reply.answers(request))
                .flatMap(reply -> Stream.of(Place.values()).map(place -> new Pair(request, reply, place))));
    }

    private PacketWriter write(PacketCode code, Place place) {
        writer.begin(code, 200);
        if (place == Place.FIRST) {
            writer.messageAuthenticator();
        }
        writer.text(StandardAttributes.USER_NAME, "client1@isp1.com");
        if (place == Place.MIDDLE) {
            writer.messageAuthenticator();
        }
        writer.unsigned(StandardAttributes.NAS_PORT, 7);
        if (place == Place.LAST) {
            writer.messageAuthenticator();
        }
        return writer;
    }

    private RadiusPacket request(PacketCode code, Place place) throws MalformedPacket {
        write(code, place);
        boolean random = code == PacketCode.ACCESS_REQUEST || code == PacketCode.STATUS_SERVER;
        return RadiusPacket.decode(
                random ? codec.signRequest(writer, AUTHENTICATOR, SECRET) : codec.signRequest(writer, SECRET));
    }

    private static RadiusPacket damaged(RadiusPacket packet, int at) throws MalformedPacket {
        byte[] octets = packet.toOctets();
        octets[at] ^= 1;
        return RadiusPacket.decode(octets);
    }

    @Nested
    class Matrix {

        @ParameterizedTest
        @MethodSource("io.sluice.radius.packet.PacketCodecTest#everyPairAndPlace")
        void isGenuine_whatWeSign(Pair pair) throws MalformedPacket {
            RadiusPacket request = request(pair.request(), pair.place());
            RadiusPacket reply =
                    RadiusPacket.decode(codec.signReply(write(pair.reply(), pair.place()), request, SECRET));

            boolean statusWithoutSignature =
                    pair.request() == PacketCode.STATUS_SERVER && pair.place() == Place.NOWHERE;
            assertThat(codec.verifyRequest(request, SECRET))
                    .isEqualTo(statusWithoutSignature ? Verdict.NO_MESSAGE_AUTHENTICATOR : Verdict.GENUINE);
            assertThat(codec.verifyReply(reply, request, SECRET)).isEqualTo(Verdict.GENUINE);
        }

        @ParameterizedTest
        @MethodSource("io.sluice.radius.packet.PacketCodecTest#everyPairAndPlace")
        void isNotGenuine_withAnotherSecret(Pair pair) throws MalformedPacket {
            RadiusPacket request = request(pair.request(), pair.place());
            RadiusPacket reply =
                    RadiusPacket.decode(codec.signReply(write(pair.reply(), pair.place()), request, SECRET));

            boolean unprotected = pair.request() == PacketCode.ACCESS_REQUEST && pair.place() == Place.NOWHERE;
            assertThat(codec.verifyRequest(request, ANOTHER) == Verdict.GENUINE).isEqualTo(unprotected);
            assertThat(codec.verifyReply(reply, request, ANOTHER)).isEqualTo(Verdict.WRONG_AUTHENTICATOR);
        }

        @ParameterizedTest
        @MethodSource("io.sluice.radius.packet.PacketCodecTest#everyPairAndPlace")
        void isNotGenuine_whenAnyOctetOfTheReplyChanges(Pair pair) throws MalformedPacket {
            RadiusPacket request = request(pair.request(), pair.place());
            RadiusPacket reply =
                    RadiusPacket.decode(codec.signReply(write(pair.reply(), pair.place()), request, SECRET));

            for (int at = 0; at < reply.length(); at++) {
                try {
                    assertThat(codec.verifyReply(damaged(reply, at), request, SECRET))
                            .as("octet %d", at)
                            .isNotEqualTo(Verdict.GENUINE);
                } catch (MalformedPacket malformed) {
                    assertThat(malformed.reason()).isNotNull();
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void isNotGenuine_whenTheReplyAnswersAnotherKind(PacketCode code) throws MalformedPacket {
            RadiusPacket request = request(PacketCode.COA_REQUEST, Place.FIRST);
            RadiusPacket reply = RadiusPacket.decode(codec.signReply(write(code, Place.FIRST), request, SECRET));

            assertThat(codec.verifyReply(reply, request, SECRET) == Verdict.GENUINE)
                    .isEqualTo(code == PacketCode.COA_ACK || code == PacketCode.COA_NAK);
        }

        @Test
        void isNotGenuine_whenIdentifierOrRequestDiffers() throws MalformedPacket {
            RadiusPacket request = request(PacketCode.ACCOUNTING_REQUEST, Place.NOWHERE);
            ByteBuffer reply = codec.signReply(writer.begin(PacketCode.ACCOUNTING_RESPONSE, 201), request, SECRET);

            assertThat(codec.verifyReply(RadiusPacket.decode(reply), request, SECRET))
                    .isEqualTo(Verdict.WRONG_AUTHENTICATOR);
        }
    }

    @Nested
    class MessageAuthenticator {

        /** RFC 3579 §3.2 by the Java platform's own HMAC. */
        @ParameterizedTest
        @EnumSource(names = {"ACCESS_ACCEPT", "ACCESS_REJECT", "ACCESS_CHALLENGE"})
        void isFirstAndFits_inRepliesToAccessRequests(PacketCode code) throws Exception {
            RadiusPacket request = request(PacketCode.ACCESS_REQUEST, Place.FIRST);
            byte[] reply = RadiusPacket.decode(codec.signReply(write(code, Place.FIRST), request, SECRET))
                    .toOctets();

            byte[] zeroed = reply.clone();
            System.arraycopy(AUTHENTICATOR, 0, zeroed, 4, 16);
            Arrays.fill(zeroed, 22, 38, (byte) 0);
            assertThat(reply[20]).isEqualTo((byte) 80);
            assertThat(reply[21]).isEqualTo((byte) 18);
            assertThat(Arrays.copyOfRange(reply, 22, 38)).isEqualTo(hmac(SECRET, zeroed));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 16, 63, 64, 65, 200})
        void fits_withSecretsOfAnyLength(int length) throws Exception {
            byte[] secret = new byte[length];
            Arrays.fill(secret, (byte) 's');
            write(PacketCode.ACCESS_REQUEST, Place.FIRST);
            RadiusPacket request = RadiusPacket.decode(codec.signRequest(writer, AUTHENTICATOR, secret));

            byte[] zeroed = request.toOctets();
            Arrays.fill(zeroed, 22, 38, (byte) 0);
            assertThat(request.value(StandardAttributes.MESSAGE_AUTHENTICATOR)).hasValue(hmac(secret, zeroed));
            assertThat(codec.verifyRequest(request, secret)).isEqualTo(Verdict.GENUINE);
        }

        private byte[] hmac(byte[] secret, byte[] octets) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret, "HmacMD5"));
            return mac.doFinal(octets);
        }

        @Test
        void isRefused_whenThereAreTwo() throws MalformedPacket {
            byte[] once = request(PacketCode.ACCESS_REQUEST, Place.FIRST).toOctets();
            writer.begin(PacketCode.ACCESS_REQUEST, 200)
                    .messageAuthenticator()
                    .text(StandardAttributes.USER_NAME, "client1@isp1.com")
                    .octets(StandardAttributes.MESSAGE_AUTHENTICATOR, Arrays.copyOfRange(once, 22, 38));
            RadiusPacket twice = RadiusPacket.decode(codec.signRequest(writer, AUTHENTICATOR, SECRET));

            assertThat(codec.verifyRequest(twice, SECRET)).isEqualTo(Verdict.WRONG_MESSAGE_AUTHENTICATOR);
            assertThatThrownBy(() -> writer.begin(PacketCode.ACCESS_REQUEST, 1)
                            .messageAuthenticator()
                            .messageAuthenticator())
                    .isInstanceOf(IllegalStateException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 17, 253})
        void isRefused_whenItsLengthIsNot16(int length) throws MalformedPacket {
            writer.begin(PacketCode.ACCESS_REQUEST, 1)
                    .octets(StandardAttributes.MESSAGE_AUTHENTICATOR, new byte[length]);
            RadiusPacket request = RadiusPacket.decode(codec.signRequest(writer, AUTHENTICATOR, SECRET));

            assertThat(codec.verifyRequest(request, SECRET)).isEqualTo(Verdict.WRONG_MESSAGE_AUTHENTICATOR);
        }

        @Test
        void isRequired_withEap() throws MalformedPacket {
            writer.begin(PacketCode.ACCESS_REQUEST, 1).octets(StandardAttributes.EAP_MESSAGE, new byte[] {2, 1, 0, 4});
            RadiusPacket request = RadiusPacket.decode(codec.signRequest(writer, AUTHENTICATOR, SECRET));
            writer.begin(PacketCode.ACCESS_CHALLENGE, 1)
                    .octets(StandardAttributes.EAP_MESSAGE, new byte[] {1, 2, 0, 4});
            RadiusPacket reply = RadiusPacket.decode(codec.signReply(writer, request, SECRET));

            assertThat(codec.verifyRequest(request, SECRET)).isEqualTo(Verdict.NO_MESSAGE_AUTHENTICATOR);
            assertThat(codec.verifyReply(reply, request, SECRET)).isEqualTo(Verdict.NO_MESSAGE_AUTHENTICATOR);
        }

        @Test
        void isAccepted_overZeros_inAccountingResponseOnly() throws Exception {
            for (PacketCode code : new PacketCode[] {PacketCode.ACCOUNTING_RESPONSE, PacketCode.COA_ACK}) {
                RadiusPacket request = request(
                        code == PacketCode.COA_ACK ? PacketCode.COA_REQUEST : PacketCode.ACCOUNTING_REQUEST,
                        Place.NOWHERE);
                byte[] unsigned = new byte[38];
                ByteBuffer.wrap(unsigned)
                        .put((byte) code.octet())
                        .put((byte) 200)
                        .putShort((short) 38);
                unsigned[20] = 80;
                unsigned[21] = 18;
                writer.begin(code, 200).octets(StandardAttributes.MESSAGE_AUTHENTICATOR, hmac(SECRET, unsigned));
                RadiusPacket reply = RadiusPacket.decode(codec.signReply(writer, request, SECRET));

                assertThat(codec.verifyReply(reply, request, SECRET) == Verdict.GENUINE)
                        .isEqualTo(code == PacketCode.ACCOUNTING_RESPONSE);
            }
        }
    }

    @Nested
    class Misuse {

        @Test
        void refusesToSign_withTheOtherKindOfAuthenticator() {
            writer.begin(PacketCode.ACCESS_REQUEST, 1);
            assertThatThrownBy(() -> codec.signRequest(writer, SECRET)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> codec.signRequest(writer, new byte[15], SECRET))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.begin(PacketCode.COA_REQUEST, 1);
            assertThatThrownBy(() -> codec.signRequest(writer, AUTHENTICATOR, SECRET))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesToWrite_past4096Octets() {
            writer.begin(PacketCode.ACCESS_ACCEPT, 1);
            byte[] value = new byte[253];
            for (int i = 0; i < 15; i++) {
                writer.octets(StandardAttributes.CLASS, value);
            }
            writer.octets(StandardAttributes.CLASS, new byte[4096 - writer.length() - 2]);

            assertThat(writer.length()).isEqualTo(4096);
            assertThatThrownBy(() -> writer.octets(StandardAttributes.CLASS, new byte[0]))
                    .isInstanceOf(PacketTooLong.class);
        }
    }
}
