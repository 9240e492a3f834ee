package io.sluice.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.RejectReason;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.HiddenValue;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The example of RFC 2759 §9.2 in the attributes of RFC 2548. */
class MsChapLoginTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] CHALLENGE = HEX.parseHex("5b5d7c7d7b3f2f3e3c2c602132262628");
    private static final byte[] PASSWORD = "clientPass".getBytes(UTF_8);
    private static final byte[] RESPONSE = HEX.parseHex(
            "070021402324255e262a28295f2b3a337c7e000000000000000082309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");
    private static final HiddenValue.Key NEAR = new HiddenValue.Key("testing123".getBytes(UTF_8), new byte[16]);
    private static final byte[] POLICY = {26, 12, 0, 0, 1, 55, 7, 6, 0, 0, 0, 1};

    @Test
    void isProvenByThePassword_alone() throws Exception {
        MsChapLogin login = MsChapLogin.of(request(CHALLENGE, RESPONSE)).orElseThrow();

        assertThat(login.proves(PASSWORD)).isTrue();
        assertThat(login.proves("clientpass".getBytes(UTF_8))).isFalse();
        assertThat(login.identifier()).isEqualTo(7);
    }

    @Test
    void isNone_whenAnAttributeIsMissingOrOfAWrongLength() throws Exception {
        assertThat(MsChapLogin.of(request(new byte[15], RESPONSE))).isEmpty();
        assertThat(MsChapLogin.of(request(CHALLENGE, new byte[49]))).isEmpty();
    }

    @Test
    void provesTheServer_andGivesKeysWhereThePolicySpeaksOfThem() throws Exception {
        MsChapLogin login = MsChapLogin.of(request(CHALLENGE, RESPONSE)).orElseThrow();
        PacketWriter plain = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 1);
        PacketWriter keyed = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 1);

        login.succeed(plain, PASSWORD, new byte[0], NEAR);
        login.succeed(keyed, PASSWORD, POLICY, NEAR);

        assertThat(new String(plain.toAttributes(), UTF_8))
                .endsWith("\u0007S=407A5589115FD0D6209F510FE9C04566932CDA56");
        // Two attributes more, each of a header of 8, a salt of 2 and 32 octets for a key of 16 with its length.
        assertThat(keyed.toAttributes()).hasSize(plain.toAttributes().length + 2 * (8 + 2 + 32));
    }

    @Test
    void saysWhyNot_andWhetherToTryAgain() throws Exception {
        MsChapLogin login = MsChapLogin.of(request(CHALLENGE, RESPONSE)).orElseThrow();

        assertThat(error(login, RejectReason.WRONG_PASSWORD))
                .endsWith("\u0007E=691 R=1 C=" + "0".repeat(32) + " V=3 M=Wrong login or password");
        assertThat(error(login, RejectReason.SUSPENDED)).contains("E=647 R=0 ");
        assertThat(error(login, RejectReason.TOO_MANY_SESSIONS)).contains("E=649 R=0 ");
    }

    private static String error(MsChapLogin login, RejectReason reason) {
        PacketWriter reply = new PacketWriter().begin(PacketCode.ACCESS_REJECT, 1);
        login.fail(reply, reason, new byte[16]);
        return new String(reply.toAttributes(), UTF_8);
    }

    private static RadiusPacket request(byte[] challenge, byte[] response) throws Exception {
        PacketWriter request = new PacketWriter()
                .begin(PacketCode.ACCESS_REQUEST, 1)
                .text(StandardAttributes.USER_NAME, "User")
                .octets(AttributeType.vendor(311, 11), challenge)
                .octets(AttributeType.vendor(311, 25), response);
        return RadiusPacket.decode(PacketCodec.ofThread().signRequest(request, new byte[16], NEAR.secret()));
    }
}
