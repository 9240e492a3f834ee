package io.sluice.ejb.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void matchesItsPassword_andNoOther() {
        PasswordHash hash = PasswordHash.of("correct horse".toCharArray(), random);

        assertThat(hash.matches("correct horse".toCharArray())).isTrue();
        assertThat(hash.matches("correct horsf".toCharArray())).isFalse();
        assertThat(hash.matches(new char[0])).isFalse();
    }

    @Test
    void survivesBeingStored() {
        PasswordHash hash = PasswordHash.of("grüße".toCharArray(), random);

        PasswordHash stored = PasswordHash.parse(hash.toText()).orElseThrow();

        assertThat(stored.matches("grüße".toCharArray())).isTrue();
        assertThat(hash.toText()).hasSizeLessThanOrEqualTo(256).startsWith("pbkdf2-sha256$210000$");
    }

    @Test
    void isSaltedSoThatEqualPasswordsDiffer() {
        char[] password = "client1".toCharArray();

        assertThat(PasswordHash.of(password, random).toText())
                .isNotEqualTo(PasswordHash.of(password, random).toText());
    }

    /** PBKDF2-HMAC-SHA-256 of "passwd", salt "salt", 1 iteration, first 32 octets: RFC 7914 §11. */
    @Test
    void agreesWithThePublishedVector() {
        byte[] derived = new byte[] {
            0x55,
            (byte) 0xac,
            0x04,
            0x6e,
            0x56,
            (byte) 0xe3,
            0x08,
            (byte) 0x9f,
            (byte) 0xec,
            0x16,
            (byte) 0x91,
            (byte) 0xc2,
            0x25,
            0x44,
            (byte) 0xb6,
            0x05,
            (byte) 0xf9,
            0x41,
            (byte) 0x85,
            0x21,
            0x6d,
            (byte) 0xde,
            0x04,
            0x65,
            (byte) 0xe6,
            (byte) 0x8b,
            (byte) 0x9d,
            0x57,
            (byte) 0xc2,
            0x0d,
            (byte) 0xac,
            (byte) 0xbc
        };
        String text = "pbkdf2-sha256$1$" + Base64.getEncoder().encodeToString("salt".getBytes()) + "$"
                + Base64.getEncoder().encodeToString(derived);

        PasswordHash hash = PasswordHash.parse(text).orElseThrow();

        assertThat(hash.matches("passwd".toCharArray())).isTrue();
        assertThat(hash.isOutdated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "client1",
                "pbkdf2-sha256$0$c2FsdA==$AAAA",
                "pbkdf2-sha256$x$c2FsdA==$AAAA",
                "pbkdf2-sha256$1$!$AAAA",
                "md5$1$c2FsdA==$AAAA"
            })
    void isNotMadeOfAnythingElse(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }
}
