package io.sluice.radius.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketCodec.Verdict;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tinyradius.core.RadiusPacketException;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.dictionary.Dictionary;
import org.tinyradius.core.packet.request.AccessRequest;
import org.tinyradius.core.packet.request.AccessRequestChap;
import org.tinyradius.core.packet.request.AccessRequestPap;
import org.tinyradius.core.packet.request.RadiusRequest;
import org.tinyradius.core.packet.response.RadiusResponse;

/** TinyRadius at the other end: what one signs or hides the other must verify and reveal. */
class TinyRadiusOracleTest {

    private static final Dictionary DICTIONARY = DefaultDictionary.INSTANCE;
    private static final String SECRET = "the shared secret";
    private static final byte[] OUR_SECRET = SECRET.getBytes(UTF_8);
    private static final byte[] AUTHENTICATOR = HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f");
    private static final int STANDARD = -1;

    private final PacketCodec codec = new PacketCodec();
    private final PacketWriter writer = new PacketWriter();

    private static RadiusRequest theirRequest(ByteBuffer packet) throws RadiusPacketException {
        return RadiusRequest.fromByteBuf(DICTIONARY, Unpooled.copiedBuffer(packet));
    }

    private static RadiusPacket ours(byte[] octets) throws Exception {
        return RadiusPacket.decode(octets);
    }

    /** From two octets on: TinyRadius leaves the zeros behind a password of one octet. */
    @ParameterizedTest
    @ValueSource(
            strings = {"pw", "exactly 16 octet", "seventeen octets.", "a password that needs three blocks to hide it"})
    void theyReveal_whatWeHideAndSign(String password) throws Exception {
        writer.begin(PacketCode.ACCESS_REQUEST, 250)
                .messageAuthenticator()
                .text(StandardAttributes.USER_NAME, "client1")
                .octets(
                        StandardAttributes.USER_PASSWORD,
                        UserPassword.hide(password.getBytes(UTF_8), AUTHENTICATOR, OUR_SECRET));

        RadiusRequest theirs = theirRequest(codec.signRequest(writer, AUTHENTICATOR, OUR_SECRET))
                .decodeRequest(SECRET);

        assertThat(((AccessRequestPap) theirs).getPassword()).contains(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p", "exactly 16 octet", "seventeen octets.", "a password that needs three blocks to hide it"})
    void weRevealAndVerify_whatTheyHideAndSign(String password) throws Exception {
        AccessRequest plain = (AccessRequest) RadiusRequest.create(DICTIONARY, (byte) 1, (byte) 250, null, List.of());
        byte[] octets = plain.withPapPassword(password).encodeRequest(SECRET).toBytes();

        RadiusPacket request = ours(octets);

        assertThat(request.has(StandardAttributes.MESSAGE_AUTHENTICATOR)).isTrue();
        assertThat(codec.verifyRequest(request, OUR_SECRET)).isEqualTo(Verdict.GENUINE);
        assertThat(codec.verifyRequest(request, "another".getBytes(UTF_8)))
                .isEqualTo(Verdict.WRONG_MESSAGE_AUTHENTICATOR);
        assertThat(UserPassword.reveal(request, OUR_SECRET)).hasValue(password.getBytes(UTF_8));
    }

    @Test
    void bothAgreeOnChap() throws Exception {
        AccessRequest plain = (AccessRequest) RadiusRequest.create(DICTIONARY, (byte) 1, (byte) 3, null, List.of());
        RadiusPacket request =
                ours(plain.withChapPassword("arctangent").encodeRequest(SECRET).toBytes());
        writer.begin(PacketCode.ACCESS_REQUEST, 4)
                .messageAuthenticator()
                .octets(
                        StandardAttributes.CHAP_PASSWORD,
                        ChapPassword.respond(9, "arctangent".getBytes(UTF_8), AUTHENTICATOR));

        RadiusRequest theirs = theirRequest(codec.signRequest(writer, AUTHENTICATOR, OUR_SECRET))
                .decodeRequest(SECRET);

        assertThat(ChapPassword.matches(request, "arctangent".getBytes(UTF_8))).isTrue();
        assertThat(ChapPassword.matches(request, "arctangenT".getBytes(UTF_8))).isFalse();
        assertThat(((AccessRequestChap) theirs).checkPassword("arctangent")).isTrue();
        assertThat(((AccessRequestChap) theirs).checkPassword("arctangenT")).isFalse();
    }

    @Test
    void theyRefuse_whatWasChangedAfterWeSigned() {
        writer.begin(PacketCode.ACCESS_REQUEST, 5)
                .messageAuthenticator()
                .octets(
                        StandardAttributes.USER_PASSWORD,
                        UserPassword.hide("p".getBytes(UTF_8), AUTHENTICATOR, OUR_SECRET));
        ByteBuffer signed = codec.signRequest(writer, AUTHENTICATOR, OUR_SECRET);
        signed.put(23, (byte) ~signed.get(23));

        assertThatThrownBy(() -> theirRequest(signed).decodeRequest(SECRET)).isInstanceOf(RadiusPacketException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNTING_REQUEST", "COA_REQUEST", "DISCONNECT_REQUEST"})
    void bothAgreeOnHashedRequests(PacketCode code) throws Exception {
        writer.begin(code, 77).text(AttributeType.standard(44), "erx 0001").unsigned(AttributeType.standard(46), 3600);
        ByteBuffer signed = codec.signRequest(writer, OUR_SECRET);
        RadiusRequest theirs = RadiusRequest.create(
                        DICTIONARY,
                        (byte) code.octet(),
                        (byte) 77,
                        null,
                        List.of(
                                DICTIONARY.createAttribute(STANDARD, 44, "erx 0001"),
                                DICTIONARY.createAttribute(STANDARD, 46, "3600")))
                .encodeRequest(SECRET);

        assertThat(theirs.toBytes()).isEqualTo(RadiusPacket.decode(signed).toOctets());
        assertThat(theirRequest(signed).decodeRequest(SECRET).getId()).isEqualTo((byte) 77);
        assertThat(codec.verifyRequest(ours(theirs.toBytes()), OUR_SECRET)).isEqualTo(Verdict.GENUINE);
        assertThatThrownBy(() -> theirRequest(signed).decodeRequest("another"))
                .isInstanceOf(RadiusPacketException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_REQUEST,ACCESS_ACCEPT",
        "ACCESS_REQUEST,ACCESS_REJECT",
        "ACCESS_REQUEST,ACCESS_CHALLENGE",
        "ACCOUNTING_REQUEST,ACCOUNTING_RESPONSE",
        "COA_REQUEST,COA_ACK",
        "COA_REQUEST,COA_NAK",
        "DISCONNECT_REQUEST,DISCONNECT_ACK",
        "DISCONNECT_REQUEST,DISCONNECT_NAK"
    })
    void bothAgreeOnReplies(PacketCode requestCode, PacketCode replyCode) throws Exception {
        writer.begin(requestCode, 99).messageAuthenticator();
        RadiusPacket request = RadiusPacket.decode(
                requestCode == PacketCode.ACCESS_REQUEST
                        ? codec.signRequest(writer, AUTHENTICATOR, OUR_SECRET)
                        : codec.signRequest(writer, OUR_SECRET));
        writer.begin(replyCode, 99).messageAuthenticator().text(StandardAttributes.REPLY_MESSAGE, "hello");
        ByteBuffer signed = codec.signReply(writer, request, OUR_SECRET);
        byte[] theirs = RadiusResponse.create(
                        DICTIONARY,
                        (byte) replyCode.octet(),
                        (byte) 99,
                        null,
                        List.of(DICTIONARY.createAttribute(STANDARD, 18, "hello")))
                .encodeResponse(SECRET, request.authenticator())
                .toBytes();

        RadiusResponse read = RadiusResponse.fromByteBuf(DICTIONARY, Unpooled.copiedBuffer(signed))
                .decodeResponse(SECRET, request.authenticator());
        assertThat(read.getAttribute(18).orElseThrow().getValueString()).isEqualTo("hello");
        assertThat(codec.verifyReply(ours(theirs), request, OUR_SECRET)).isEqualTo(Verdict.GENUINE);
        assertThat(codec.verifyReply(ours(theirs), request, "another".getBytes(UTF_8)))
                .isEqualTo(Verdict.WRONG_AUTHENTICATOR);
    }
}
