package io.sluice.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NasTest {

    private final Nas bng1 = new Nas("bng1", DialectName.ERX);

    @Test
    void isReachedNowhere_untilSaidWhere() {
        assertThat(bng1.coaTarget()).isEmpty();

        bng1.reachAt(new CoaTarget("10.0.0.2", 3799, new byte[] {1}));

        assertThat(bng1.coaTarget())
                .hasValueSatisfying(target -> assertThat(target.port()).isEqualTo(3799));
    }

    @Test
    void isRecognisedByWhatWasSaidLast() {
        bng1.recogniseBy(List.of("a", "b"), List.of("10.0.0.2"));
        bng1.recogniseBy(List.of("b"), List.of());

        assertThat(bng1.identifiers()).containsExactly("b");
        assertThat(bng1.addresses()).isEmpty();
    }

    @Nested
    class Target {

        @Test
        void refusesAPortThatIsNone() {
            assertThatThrownBy(() -> new CoaTarget("10.0.0.2", 65_536, new byte[0]))
                    .hasMessage("not a UDP port: 65536");
        }

        @Test
        void showsNoSecret() {
            assertThat(new CoaTarget("10.0.0.2", 3799, new byte[] {42})).hasToString("10.0.0.2 port 3799");
        }
    }

    @Nested
    class Client {

        private final RadiusClient client = new RadiusClient("bng1", new byte[] {1}, bng1);

        @Test
        void mustProtectItsRequests_unlessSaidOtherwise() {
            assertThat(client.messageAuthenticator()).isEqualTo(Protection.REQUIRE);
            assertThat(client.proxyState()).isEqualTo(Protection.REQUIRE);
            assertThat(client.mayReportNas()).isFalse();
        }

        @Test
        void mustBeAllowedSomething() {
            assertThatThrownBy(() -> client.allow(List.of())).hasMessage("a client must be allowed to send something");
        }
    }

    @Nested
    class StoredKinds {

        private final ClientKindsConverter converter = new ClientKindsConverter();

        @Test
        void areNamesInTheOrderOfTheEnum() {
            assertThat(converter.convertToDatabaseColumn(EnumSet.allOf(ClientKind.class)))
                    .isEqualTo("AUTH,ACCT,DYNAUTH");
            assertThat(converter.convertToEntityAttribute("DYNAUTH,AUTH"))
                    .containsExactlyInAnyOrder(ClientKind.AUTH, ClientKind.DYNAUTH);
        }
    }
}
