package io.sluice.radius.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.crypto.HiddenValue.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HiddenValueTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Key NEAR = key("testing123", "000102030405060708090a0b0c0d0e0f");
    private static final Key FAR = key("another secret", "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    @Test
    void takesAPasswordToAnotherSecret() {
        byte[] clear = "a password of more than sixteen octets".getBytes(StandardCharsets.UTF_8);
        byte[] hidden = UserPassword.hide(clear, FAR.authenticator(), FAR.secret());

        byte[] anew = HiddenValue.rehide(hidden, FAR, NEAR).orElseThrow();

        assertThat(anew).isEqualTo(UserPassword.hide(clear, NEAR.authenticator(), NEAR.secret()));
    }

    /** The first block by the formula of RFC 2548 §2.4.2: b(1) = MD5(S + R + A), C(1) = p(1) xor b(1). */
    @Test
    void takesASaltedKeyToAnotherSecret() throws Exception {
        byte[] salt = {(byte) 0x81, 0x2a};
        byte[] clear = HEX.parseHex("100102030405060708090a0b0c0d0e0f");
        byte[] hidden = salted(clear, salt, FAR);

        byte[] anew = HiddenValue.rehideSalted(hidden, 0, FAR, NEAR).orElseThrow();

        assertThat(anew).isEqualTo(salted(clear, salt, NEAR));
    }

    @Test
    void comesBackUnchanged_behindATagAndInSeveralBlocks() {
        byte[] hidden = new byte[1 + 2 + 48];
        Arrays.fill(hidden, (byte) 0x5a);
        hidden[0] = 3;

        byte[] there = HiddenValue.rehideSalted(hidden, 1, FAR, NEAR).orElseThrow();
        byte[] back = HiddenValue.rehideSalted(there, 1, NEAR, FAR).orElseThrow();

        assertThat(there).startsWith(3, 0x5a, 0x5a).isNotEqualTo(hidden);
        assertThat(back).isEqualTo(hidden);
    }

    @Test
    void refusesWhatIsNotOfWholeBlocks() {
        for (int length = 0; length < 40; length++) {
            assertThat(HiddenValue.rehide(new byte[length], FAR, NEAR).isPresent())
                    .isEqualTo(length > 0 && length % 16 == 0);
            assertThat(HiddenValue.rehideSalted(new byte[length], 1, FAR, NEAR).isPresent())
                    .isEqualTo(length > 3 && (length - 3) % 16 == 0);
        }
    }

    private static byte[] salted(byte[] clear, byte[] salt, Key key) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(key.secret());
        md5.update(key.authenticator());
        md5.update(salt);
        byte[] mask = md5.digest();
        byte[] value = new byte[2 + 16];
        System.arraycopy(salt, 0, value, 0, 2);
        for (int i = 0; i < 16; i++) {
            value[2 + i] = (byte) (clear[i] ^ mask[i]);
        }
        return value;
    }

    private static Key key(String secret, String authenticator) {
        return new Key(secret.getBytes(StandardCharsets.UTF_8), HEX.parseHex(authenticator));
    }
}
