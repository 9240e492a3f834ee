package io.sluice.radius.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.packet.PacketCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    private static final byte[] SECRET = "nas-secret".getBytes(StandardCharsets.US_ASCII);

    private static Destination to(String address) {
        return Destination.of(address, 3799, SECRET, true, Retransmission.RFC_5080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::1"})
    void takesAddresses(String address) {
        OutboundRequest request = to(address).request(PacketCode.COA_REQUEST, new byte[] {1, 2});

        assertThat(request.target().getAddress().isAnyLocalAddress()).isFalse();
        assertThat(request.target().getPort()).isEqualTo(3799);
        assertThat(request.attributes()).containsExactly(1, 2);
        assertThat(request.withMessageAuthenticator()).isTrue();
        assertThat(request.source()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bng1", "localhost", "10.0.0.256", "gg::1"})
    void looksNothingUp(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> to(name)).withMessageContaining("not an IP address");
    }

    @Test
    void isGivenUpSooner_neverLater() {
        Destination nas = to("10.0.0.2");
        byte[] none = {};

        assertThat(nas.request(PacketCode.COA_REQUEST, none, Duration.ofSeconds(5))
                        .retransmission()
                        .duration())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(nas.request(PacketCode.COA_REQUEST, none, Duration.ofSeconds(50))
                        .retransmission())
                .isEqualTo(Retransmission.RFC_5080);
    }

    @Test
    void keepsItsSecretToItself() {
        assertThat(to("10.0.0.2").toString()).doesNotContain("nas-secret").contains("10.0.0.2");
    }
}
