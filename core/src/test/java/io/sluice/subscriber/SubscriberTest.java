package io.sluice.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private final Retailer isp1 = new Retailer("isp1", BERLIN);
    private final Subscriber acme = new Subscriber(isp1, SubscriberKind.ENTERPRISE, "acme");
    private final Subscriber line = new Subscriber(acme, SubscriberKind.ACCESS, "line1");

    @Nested
    class Tree {

        @Test
        void standsWhereTheNearestAboveStands() {
            assertThat(line.zone()).isEqualTo(BERLIN);

            acme.standIn(LISBON);

            assertThat(line.zone()).isEqualTo(LISBON);
        }

        @Test
        void belongsToItsParentsRetailer() {
            assertThat(line.retailer()).isSameAs(isp1);
            assertThat(line.parent()).contains(acme);
        }

        @Test
        void hasNothingBelowALine() {
            assertThatThrownBy(() -> new Subscriber(line, SubscriberKind.ACCESS, "line2"))
                    .hasMessage("a node of kind ACCESS does not stand below one of kind " + line.kind());
        }
    }

    @Nested
    class LoggingIn {

        @Test
        void isForLinesOnly() {
            assertThatThrownBy(() -> acme.logInAs("acme@isp1.com", null))
                    .hasMessage("a subscriber of kind ENTERPRISE does not log in");
        }

        @Test
        void takes253OctetsAndNotOneMore() {
            line.logInAs("x".repeat(253), null);

            assertThat(line.login()).contains("x".repeat(253));
            assertThatThrownBy(() -> line.logInAs("ä".repeat(127), null))
                    .hasMessage("a login has 1–253 octets, not 254");
        }

        @Test
        void keepsItsOwnCopyOfTheCredential() {
            byte[] encrypted = {1, 2, 3};
            line.logInAs("line1@isp1.com", encrypted);

            encrypted[0] = 9;
            line.encryptedCredential().orElseThrow()[1] = 9;

            assertThat(line.encryptedCredential())
                    .hasValueSatisfying(octets -> assertThat(octets).containsExactly(1, 2, 3));
        }

        @Test
        void refusesNul() {
            assertThatThrownBy(() -> line.logInAs("a\0b", null)).hasMessage("a login must not hold NUL");
        }
    }

    @Nested
    class Concurrency {

        @Test
        void isUnlimitedUntilLimited() {
            assertThat(line.concurrency()).isEmpty();

            line.limitConcurrency(1);

            assertThat(line.concurrency()).hasValue(1);
            assertThatThrownBy(() -> line.limitConcurrency(0))
                    .hasMessage("a subscriber may have at least 1 session, not 0");
        }
    }

    @Nested
    class Realms {

        @Test
        void areReplacedAndLowerCase() {
            isp1.own(List.of(new RealmName("ISP1.com"), new RealmName("isp1.net")));
            isp1.own(List.of(new RealmName("isp1.net"), new RealmName("isp1.org")));

            assertThat(isp1.realms()).containsExactlyInAnyOrder(new RealmName("isp1.net"), new RealmName("isp1.org"));
        }

        @Test
        void followTheLastAtSign() {
            assertThat(RealmName.ofLogin("a@b@ISP1.com")).contains(new RealmName("isp1.com"));
            assertThat(RealmName.ofLogin("client1")).isEmpty();
            assertThat(RealmName.ofLogin("client1@")).isEmpty();
            assertThat(RealmName.ofLogin("client1@x y")).isEmpty();
        }
    }
}
