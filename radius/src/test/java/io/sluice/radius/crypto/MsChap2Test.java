package io.sluice.radius.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MsChap2Test {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 2759 §9.2. */
    private static final MsChap2 VECTOR = new MsChap2(
            HEX.parseHex("5b5d7c7d7b3f2f3e3c2c602132262628"), HEX.parseHex("21402324255e262a28295f2b3a337c7e"), "User");

    private static final String PASSWORD = "clientPass";
    private static final byte[] RESPONSE = HEX.parseHex("82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");

    @Test
    void answersAsTheRfcDoes() {
        assertThat(VECTOR.response(PASSWORD)).isEqualTo(RESPONSE);
        assertThat(VECTOR.success(PASSWORD, RESPONSE)).isEqualTo("S=407A5589115FD0D6209F510FE9C04566932CDA56");
    }

    @Test
    void leavesAWindowsDomainOut() {
        MsChap2 withDomain = new MsChap2(VECTOR.authenticatorChallenge(), VECTOR.peerChallenge(), "BIGCO\\User");

        assertThat(withDomain.response(PASSWORD)).isEqualTo(RESPONSE);
    }

    /** RFC 3079 §3.5.3: the master key's children of 128 bits, the send key of the server. */
    @Test
    void makesTheKeysOfTheRfc() {
        assertThat(MsChap2.sendKey(PASSWORD, RESPONSE)).isEqualTo(HEX.parseHex("8b7cdc149b993a1ba118cb153f56dccb"));
    }

    @Test
    void answersOtherwise_forAnotherPasswordOrChallenge() {
        MsChap2 other = new MsChap2(VECTOR.peerChallenge(), VECTOR.authenticatorChallenge(), "User");

        assertThat(VECTOR.response("clientpass")).isNotEqualTo(RESPONSE);
        assertThat(other.response(PASSWORD)).isNotEqualTo(RESPONSE);
        assertThat(MsChap2.receiveKey(PASSWORD, RESPONSE)).isNotEqualTo(MsChap2.sendKey(PASSWORD, RESPONSE));
    }
}
