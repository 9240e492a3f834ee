package io.sluice.cli.freeradius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.radius.dictionary.RadiusDictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FreeRADIUS 3.2's rlm_sql makes of its tables, said as subscribers, clients and services. */
class TranslationTest {

    private final TestTables given = new TestTables();

    private Translation translated() {
        return Translation.of(given.tables, RadiusDictionary.builtIn(), new Retailers(List.of("isp1")));
    }

    private Subscriber bob() {
        return translated().subscribers().stream()
                .filter(subscriber -> subscriber.login().equals("bob@isp1.com"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(translated().problems()));
    }

    private TestTables bobMay() {
        return given.check("bob@isp1.com", "Cleartext-Password", ":=", "secret");
    }

    private static Subscriber.Attribute attribute(String name, String value) {
        return new Subscriber.Attribute(name, 0, value);
    }

    @Nested
    class WhoMayLogIn {

        @ParameterizedTest
        @CsvSource({
            "Cleartext-Password,:=",
            "Cleartext-Password,+=",
            "Cleartext-Password,=",
            "User-Password,:=",
            "User-Password,=="
        })
        void hasThePasswordOfRadcheck(String attribute, String op) {
            given.check("bob@isp1.com", attribute, op, "secret");

            assertThat(bob().password()).isEqualTo("secret");
            assertThat(bob().suspended()).isFalse();
            assertThat(translated().problems()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"NT-Password", "Crypt-Password", "SSHA-Password", "MD5-Password"})
        void isNobody_withAOneWayPassword(String attribute) {
            given.check("bob@isp1.com", attribute, ":=", "8846F7EAEE8FB117AD06BDD830B7586C");

            assertThat(translated().subscribers()).isEmpty();
            assertThat(translated().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.reason()).contains(attribute).contains("one-way");
                assertThat(problem.toString()).doesNotContain("8846F7");
            });
        }

        @Test
        void isSuspended_whereAuthTypeIsReject_alsoByGroup_withoutAPassword() {
            given.check("alice@isp1.com", "Auth-Type", ":=", "Reject");
            bobMay().member("bob@isp1.com", "disabled", 1).groupCheck("disabled", "Auth-Type", ":=", "Reject");

            assertThat(translated().subscribers())
                    .extracting(Subscriber::login, Subscriber::suspended, Subscriber::password)
                    .containsExactly(tuple("alice@isp1.com", true, null), tuple("bob@isp1.com", true, "secret"));
        }

        @Test
        void isNobody_whereAuthTypeIsAccept() {
            given.check("bob@isp1.com", "Auth-Type", ":=", "Accept");

            assertThat(translated().subscribers()).isEmpty();
            assertThat(translated().problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                    .contains("any password"));
        }

        @Test
        void isNobody_whereTheRequestDecides() {
            bobMay().check("bob@isp1.com", "Calling-Station-Id", "==", "02-00-00-00-00-01");

            assertThat(translated().subscribers()).isEmpty();
            assertThat(translated().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.row()).isEqualTo("2");
                assertThat(problem.reason()).contains("Calling-Station-Id");
            });
        }

        @Test
        void isNobody_whereAClearTextPasswordIsCompared_asFreeRadiusNeverMatchesIt() {
            given.check("bob@isp1.com", "Cleartext-Password", "==", "secret");

            assertThat(translated().subscribers()).isEmpty();
            assertThat(translated().problems().toString())
                    .contains("write := there")
                    .doesNotContain("secret");
        }

        @ParameterizedTest
        @CsvSource({"1,1", "3,3", "65535,65535"})
        void hasSoManySessionsAtATime(String value, long expected) {
            bobMay().check("bob@isp1.com", "Simultaneous-Use", ":=", value);

            assertThat(bob().concurrency()).isEqualTo(expected);
        }

        @Test
        void isSuspended_whereNoSessionIsAllowed_andUnlimitedBeyondWhatCounts() {
            bobMay().check("bob@isp1.com", "Simultaneous-Use", ":=", "0");
            given.check("eve@isp1.com", "Cleartext-Password", ":=", "x")
                    .check("eve@isp1.com", "Simultaneous-Use", ":=", "65536");

            assertThat(bob().suspended()).isTrue();
            assertThat(bob().concurrency()).isNull();
            assertThat(translated().subscribers().get(1).concurrency()).isNull();
        }

        @Test
        void isImportedWithoutWhatSluiceDoesNotDo_whichIsTold() {
            bobMay().check("bob@isp1.com", "Expiration", ":=", "01 Jan 2030");

            assertThat(bob().suspended()).isFalse();
            assertThat(translated().problems())
                    .containsExactly(new Problem(
                            "radcheck",
                            "2",
                            "bob@isp1.com",
                            "Sluice does nothing like Expiration; the user is imported without it"));
        }

        @Test
        void belongsToTheRetailerOfTheRealm() {
            bobMay().check("eve@other.net", "Cleartext-Password", ":=", "x")
                    .check("adam", "Cleartext-Password", ":=", "y");

            Translation translation = Translation.of(
                    given.tables,
                    RadiusDictionary.builtIn(),
                    new Retailers(List.of("isp1.com=isp1", "OTHER.net=isp2")));

            assertThat(translation.subscribers())
                    .extracting(Subscriber::retailer)
                    .containsExactly("isp1", "isp2");
            assertThat(translation.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.subject()).isEqualTo("adam");
                assertThat(problem.reason()).contains("--retailer");
            });
        }
    }

    @Nested
    class Groups {

        @Test
        void countByPriority_andOnlyTheFirst() {
            bobMay().member("bob@isp1.com", "second", 2)
                    .member("bob@isp1.com", "first", 1)
                    .groupReply("first", "Session-Timeout", ":=", "100")
                    .groupReply("second", "Idle-Timeout", ":=", "200");

            assertThat(bob().attributes()).containsExactly(attribute("Session-Timeout", "100"));
        }

        @Test
        void fallThroughOnlyWhereTheReplySaysSo() {
            bobMay().member("bob@isp1.com", "first", 1)
                    .member("bob@isp1.com", "second", 2)
                    .groupReply("first", "Session-Timeout", ":=", "100")
                    .groupReply("first", "Fall-Through", "=", "Yes")
                    .groupReply("second", "Idle-Timeout", ":=", "200");

            assertThat(bob().attributes())
                    .containsExactly(attribute("Session-Timeout", "100"), attribute("Idle-Timeout", "200"));
        }

        @Test
        void areKeptOut_whereTheUsersReplySaysNo() {
            bobMay().reply("bob@isp1.com", "Session-Timeout", "=", "1")
                    .reply("bob@isp1.com", "Fall-Through", "=", "No")
                    .member("bob@isp1.com", "first", 1)
                    .groupReply("first", "Idle-Timeout", "=", "200");

            assertThat(bob().attributes()).containsExactly(attribute("Session-Timeout", "1"));
        }

        @Test
        void replaceOnlyWithAssignment_addOnlyWithPlus_andYieldWithEqual() {
            bobMay().reply("bob@isp1.com", "Session-Timeout", ":=", "1")
                    .reply("bob@isp1.com", "Idle-Timeout", ":=", "2")
                    .reply("bob@isp1.com", "Filter-Id", "+=", "a")
                    .member("bob@isp1.com", "plan", 1)
                    .groupReply("plan", "Session-Timeout", ":=", "10")
                    .groupReply("plan", "Idle-Timeout", "=", "20")
                    .groupReply("plan", "Filter-Id", "+=", "b")
                    .groupReply("plan", "Framed-MTU", "=", "1492");

            assertThat(bob().attributes())
                    .containsExactly(
                            attribute("Session-Timeout", "10"),
                            attribute("Idle-Timeout", "2"),
                            attribute("Filter-Id", "a"),
                            attribute("Filter-Id", "b"),
                            attribute("Framed-MTU", "1492"));
        }

        @Test
        void overwriteTheFirstOfAName_whateverItsTag_asFreeRadiusDoes() {
            bobMay().reply("bob@isp1.com", "ERX-Service-Activate:2", ":=", "voice")
                    .member("bob@isp1.com", "plan", 1)
                    .groupReply("plan", "ERX-Service-Activate:1", ":=", "gold");

            assertThat(bob().services())
                    .extracting(Subscriber.Service::activate)
                    .containsExactly("gold");
        }

        @Test
        void areLeftOut_whereTheRequestDecides_whichIsTold() {
            bobMay().member("bob@isp1.com", "dsl", 1)
                    .member("bob@isp1.com", "plan", 2)
                    .groupCheck("dsl", "NAS-Port-Type", "==", "ADSL")
                    .groupReply("dsl", "Session-Timeout", ":=", "1")
                    .groupReply("plan", "Idle-Timeout", ":=", "2");

            assertThat(bob().attributes()).containsExactly(attribute("Idle-Timeout", "2"));
            assertThat(translated().problems()).singleElement().satisfies(problem -> assertThat(problem.subject())
                    .isEqualTo("dsl"));
        }

        @Test
        void makeASubscriber_evenWithoutARowInRadcheck() {
            given.member("bob@isp1.com", "plan", 1)
                    .groupCheck("plan", "Cleartext-Password", ":=", "shared")
                    .groupReply("plan", "Session-Timeout", ":=", "1")
                    .reply("bob@isp1.com", "Idle-Timeout", ":=", "2");

            assertThat(bob().password()).isEqualTo("shared");
            assertThat(bob().attributes()).containsExactly(attribute("Session-Timeout", "1"));
            assertThat(translated().problems()).singleElement().satisfies(problem -> assertThat(problem.table())
                    .isEqualTo("radreply"));
        }
    }

    @Nested
    class Replies {

        @Test
        void becomeTaggedServices_whereTheyAreErxServices() {
            bobMay().reply("bob@isp1.com", "ERX-Service-Activate:6", "+=", "tiered(1280000, 5120000)")
                    .reply("bob@isp1.com", "ERX-Service-Timeout:6", "+=", "18000")
                    .reply("bob@isp1.com", "ERX-Service-Volume:6", "+=", "500")
                    .reply("bob@isp1.com", "ERX-Service-Statistics:6", "+=", "time-volume")
                    .reply("bob@isp1.com", "ERX-Service-Acct-Interval:6", "+=", "600")
                    .reply("bob@isp1.com", "ERX-Service-Activate:2", "+=", "voice(100000)");

            assertThat(bob().services())
                    .containsExactly(
                            new Subscriber.Service(2, "voice(100000)", null, null, null, null),
                            new Subscriber.Service(6, "tiered(1280000, 5120000)", 18_000L, 500L, 2L, 600L));
            assertThat(translated().services().definitions())
                    .containsOnlyKeys("tiered", "voice")
                    .containsEntry(
                            "tiered",
                            Map.of(
                                    "parameters",
                                    List.of(
                                            Map.of("name", "parameter1", "type", "TEXT"),
                                            Map.of("name", "parameter2", "type", "TEXT")),
                                    "statistics",
                                    "TIME_VOLUME"));
        }

        @Test
        void keepAVendorsRateAsItIs() {
            bobMay().reply("bob@isp1.com", "Mikrotik-Rate-Limit", "=", "10M/50M");

            assertThat(bob().attributes()).containsExactly(attribute("Mikrotik-Rate-Limit", "10M/50M"));
        }

        @ParameterizedTest
        @CsvSource({
            "Framed-IP-Address,10.1.2.300,IPv4",
            "No-Such-Attribute,x,no dictionary",
            "Class,x,not for a subscriber",
            "ERX-Service-Activate,gold,tag from 1 to 8",
            "ERX-Service-Activate:9,gold,tag from 1 to 8",
            "ERX-Service-Timeout:1,100,no ERX-Service-Activate",
            "ERX-Service-Activate:1,tiered((1),names no service",
            "Reply-Message,`%{User-Name}`,computed at each login"
        })
        void areLeftOutAndTold_whereTheyCannotBeSaid(String attribute, String value, String reason) {
            bobMay().reply("bob@isp1.com", "Session-Timeout", "=", "1").reply("bob@isp1.com", attribute, "=", value);

            assertThat(bob().attributes()).containsExactly(attribute("Session-Timeout", "1"));
            assertThat(bob().services()).isEmpty();
            assertThat(translated().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.table()).isEqualTo("radreply");
                assertThat(problem.row()).isEqualTo("3");
                assertThat(problem.reason()).contains(reason);
            });
        }

        @Test
        void losesTheirQuotes() {
            bobMay().reply("bob@isp1.com", "Reply-Message", "=", "\"Hello\"");

            assertThat(bob().attributes()).containsExactly(attribute("Reply-Message", "Hello"));
        }
    }

    @Nested
    class Clients {

        @ParameterizedTest
        @CsvSource({"yes,REQUIRE", "no,ACCEPT", "auto,AUTO", "'',AUTO"})
        void keepTheirPolicies(String said, String policy) {
            given.nas(Map.of(
                    "id",
                    "1",
                    "nasname",
                    "10.0.0.1",
                    "shortname",
                    "bng 1",
                    "secret",
                    "s3cret",
                    "require_ma",
                    said,
                    "limit_proxy_state",
                    said));

            NasTranslation.Client client = translated().clients().get(0);
            assertThat(client.name()).isEqualTo("bng-1");
            assertThat(client.client())
                    .containsEntry("prefixes", List.of("10.0.0.1/32"))
                    .containsEntry("secret", "s3cret")
                    .containsEntry("messageAuthenticator", policy)
                    .containsEntry("proxyState", policy)
                    .containsEntry("nas", "bng-1");
            assertThat(client.nas()).containsEntry("addresses", List.of("10.0.0.1"));
            assertThat(client.toString()).doesNotContain("s3cret");
        }

        @Test
        void mayBeAPrefix_ofIpv6Too() {
            given.nas(Map.of("nasname", "2001:db8::/64", "secret", "x"));

            NasTranslation.Client client = translated().clients().get(0);
            assertThat(client.client()).containsEntry("prefixes", List.of("2001:db8::/64"));
            assertThat(client.nas()).containsEntry("addresses", List.of());
            assertThat(client.client()).containsEntry("messageAuthenticator", "AUTO");
        }

        @Test
        void areTold_whereTheyAreHostNames_orThereTwice() {
            given.nas(Map.of("id", "1", "nasname", "bng.example.net", "secret", "x"))
                    .nas(Map.of("id", "2", "nasname", "10.0.0.1", "secret", "x"))
                    .nas(Map.of("id", "3", "nasname", "10.0.0.1", "secret", "y"));

            assertThat(translated().clients()).hasSize(1);
            assertThat(translated().problems()).extracting(Problem::row).containsExactly("1", "3");
        }
    }
}
