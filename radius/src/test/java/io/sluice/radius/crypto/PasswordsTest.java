package io.sluice.radius.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final byte[] SECRET = "xyzzy5461".getBytes(UTF_8);
    private static final byte[] AUTHENTICATOR = HexFormat.of().parseHex("0f403f9473978057bd83d5cb98f4227a");

    private static RadiusPacket request(Object... typesAndValues) throws MalformedPacket {
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 7);
        for (int i = 0; i < typesAndValues.length; i += 2) {
            writer.octets((AttributeType) typesAndValues[i], (byte[]) typesAndValues[i + 1]);
        }
        return RadiusPacket.decode(new PacketCodec().signRequest(writer, AUTHENTICATOR, SECRET));
    }

    @Nested
    class Pap {

        @Test
        void hidesAndReveals_exampleOfRfc2865Section7() throws MalformedPacket {
            byte[] hidden = UserPassword.hide("arctangent".getBytes(UTF_8), AUTHENTICATOR, SECRET);

            assertThat(hidden).isEqualTo(HexFormat.of().parseHex("0dbe708d93d413ce3196e43f782a0aee"));
            assertThat(UserPassword.reveal(request(StandardAttributes.USER_PASSWORD, hidden), SECRET))
                    .hasValue("arctangent".getBytes(UTF_8));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 33, 127, 128})
        void survivesTheWire_atEveryBoundaryOfLength(int length) throws MalformedPacket {
            byte[] clear = new byte[length];
            Arrays.fill(clear, (byte) 'p');

            byte[] hidden = UserPassword.hide(clear, AUTHENTICATOR, SECRET);

            assertThat(hidden).hasSize(Math.max(16, (length + 15) / 16 * 16));
            RadiusPacket request = request(StandardAttributes.USER_PASSWORD, hidden);
            assertThat(UserPassword.reveal(request, SECRET)).hasValue(clear);
            assertThat(UserPassword.matches(request, SECRET, clear)).isTrue();
        }

        @Test
        void refusesToHide_129Octets() {
            assertThatThrownBy(() -> UserPassword.hide(new byte[129], AUTHENTICATOR, SECRET))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 17, 130, 144, 253})
        void revealsNothing_whenLengthIsBad(int length) throws MalformedPacket {
            RadiusPacket request = request(StandardAttributes.USER_PASSWORD, new byte[length]);

            assertThat(UserPassword.reveal(request, SECRET)).isEmpty();
            assertThat(UserPassword.matches(request, SECRET, new byte[0])).isFalse();
        }

        @Test
        void revealsNothing_whenAbsentOrTwice() throws MalformedPacket {
            byte[] hidden = UserPassword.hide("once".getBytes(UTF_8), AUTHENTICATOR, SECRET);

            assertThat(UserPassword.reveal(request(), SECRET)).isEmpty();
            assertThat(UserPassword.reveal(
                            request(StandardAttributes.USER_PASSWORD, hidden, StandardAttributes.USER_PASSWORD, hidden),
                            SECRET))
                    .isEmpty();
        }

        @Test
        void doesNotMatch_whenSecretOrPasswordDiffers() throws MalformedPacket {
            byte[] clear = "a password of more than one block".getBytes(UTF_8);
            RadiusPacket request =
                    request(StandardAttributes.USER_PASSWORD, UserPassword.hide(clear, AUTHENTICATOR, SECRET));

            assertThat(UserPassword.matches(request, "xyzzy5462".getBytes(UTF_8), clear))
                    .isFalse();
            assertThat(UserPassword.matches(request, SECRET, "a password of more than one blocK".getBytes(UTF_8)))
                    .isFalse();
            assertThat(UserPassword.matches(request, SECRET, "a password of more than one bloc".getBytes(UTF_8)))
                    .isFalse();
        }
    }

    @Nested
    class Chap {

        private final byte[] clear = "arctangent".getBytes(UTF_8);

        @Test
        void responds_exampleOfRfc2865Section7() {
            byte[] authenticator = HexFormat.of().parseHex("2aee86f08d0d55969ca5978e0d3367a2");

            assertThat(ChapPassword.respond(22, clear, authenticator))
                    .isEqualTo(HexFormat.of().parseHex("16e97557c316185895f293ff6344077275"));
        }

        @Test
        void matches_whenAuthenticatorIsTheChallenge() throws MalformedPacket {
            byte[] value = ChapPassword.respond(22, clear, AUTHENTICATOR);

            RadiusPacket request = request(StandardAttributes.CHAP_PASSWORD, value);

            assertThat(value).hasSize(17).startsWith(22);
            assertThat(ChapPassword.matches(request, clear)).isTrue();
            assertThat(ChapPassword.matches(request, "arctangenT".getBytes(UTF_8)))
                    .isFalse();
        }

        @Test
        void matches_whenChallengeIsAnAttribute() throws MalformedPacket {
            byte[] challenge = "a challenge of 24 octets".getBytes(UTF_8);
            byte[] value = ChapPassword.respond(255, clear, challenge);

            assertThat(ChapPassword.matches(
                            request(
                                    StandardAttributes.CHAP_PASSWORD,
                                    value,
                                    StandardAttributes.CHAP_CHALLENGE,
                                    challenge),
                            clear))
                    .isTrue();
            assertThat(ChapPassword.matches(request(StandardAttributes.CHAP_PASSWORD, value), clear))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 4})
        void refuses_whenChallengeIsTooShort(int length) throws MalformedPacket {
            byte[] challenge = new byte[length];
            byte[] value = ChapPassword.respond(1, clear, challenge);

            assertThat(ChapPassword.matches(
                            request(
                                    StandardAttributes.CHAP_PASSWORD,
                                    value,
                                    StandardAttributes.CHAP_CHALLENGE,
                                    challenge),
                            clear))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 16, 18})
        void refuses_whenResponseHasAnotherLength(int length) throws MalformedPacket {
            byte[] value = Arrays.copyOf(ChapPassword.respond(1, clear, AUTHENTICATOR), length);

            assertThat(ChapPassword.matches(request(StandardAttributes.CHAP_PASSWORD, value), clear))
                    .isFalse();
        }
    }
}
