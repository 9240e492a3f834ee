package io.sluice.jca.inbound;

import static io.sluice.radius.connector.DiscardReason.FUTURE_TIMESTAMP;
import static io.sluice.radius.connector.DiscardReason.KIND_NOT_ALLOWED;
import static io.sluice.radius.connector.DiscardReason.MALFORMED;
import static io.sluice.radius.connector.DiscardReason.MALFORMED_TIMESTAMP;
import static io.sluice.radius.connector.DiscardReason.MISSING_MESSAGE_AUTHENTICATOR;
import static io.sluice.radius.connector.DiscardReason.MISSING_TIMESTAMP;
import static io.sluice.radius.connector.DiscardReason.STALE_TIMESTAMP;
import static io.sluice.radius.connector.DiscardReason.UNKNOWN_CLIENT;
import static io.sluice.radius.connector.DiscardReason.UNPROTECTED_PROXY_STATE;
import static io.sluice.radius.connector.DiscardReason.WRONG_AUTHENTICATOR;
import static io.sluice.radius.connector.DiscardReason.WRONG_CODE;
import static io.sluice.radius.connector.DiscardReason.WRONG_MESSAGE_AUTHENTICATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.client.ClientTable;
import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.Peer;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final byte[] WRONG_SECRET = "another".getBytes(StandardCharsets.US_ASCII);
    private static final Consumer<PacketWriter> USER = writer -> writer.text(StandardAttributes.USER_NAME, "user");
    private static final Consumer<PacketWriter> PROXIED =
            USER.andThen(writer -> writer.octets(StandardAttributes.PROXY_STATE, new byte[] {1, 2, 3}));

    /** Sends it, sees it discarded for this reason and no other, unanswered, and logged once for its source. */
    private static void assertDiscarded(RunningPort running, DiscardReason reason, byte[] octets) {
        long before = running.traffic.discarded(reason);
        running.peer.send(octets);

        running.awaitDiscarded(reason, before + 1);
        assertThat(running.traffic.discarded(reason)).isEqualTo(before + 1);
        assertThat(running.peer.arrived()).isEmpty();
        // It is counted first and told after that.
        Await.until("a line about " + reason, () -> !told(running, reason).isEmpty());
        assertThat(told(running, reason)).hasSize(1);
    }

    private static List<String> told(RunningPort running, DiscardReason reason) {
        return running.log.lines("SLU-10004").stream()
                .filter(line ->
                        line.contains(running.traffic.kind() + ": ") && line.endsWith("from 127.0.0.1: " + reason))
                .toList();
    }

    @Nested
    class Framing {

        @Test
        void discardsWhatIsMalformed_atEveryLength() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                byte[] whole = running.peer.access(1, "user").toOctets();
                for (int length = 0; length < whole.length; length++) {
                    assertDiscarded(running, MALFORMED, Arrays.copyOf(whole, length));
                }
                assertThat(running.traffic.discards()).containsOnlyKeys(MALFORMED);
            }
        }

        @Test
        void discardsAnAttributeOverTheEnd() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                byte[] octets = running.peer.access(1, "user").toOctets();
                octets[21] = (byte) 200;
                assertDiscarded(running, MALFORMED, octets);
                octets[21] = 1;
                assertDiscarded(running, MALFORMED, octets);
            }
        }

        @Test
        void ignoresPaddingBehindThePacket() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                RadiusPacket request = running.peer.access(1, "user");
                running.peer.send(Arrays.copyOf(request.toOctets(), request.length() + 13));

                assertThat(running.peer.reply(request).code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
            }
        }

        @Test
        void discardsCodesThatDoNotBelongOnThePort() {
            try (RunningPort auth = RunningPort.auth(Beans.accepting());
                    RunningPort dynauth = RunningPort.dynauth(Beans.accepting())) {
                assertDiscarded(
                        auth, WRONG_CODE, auth.peer.accounting(1, 1, "s").toOctets());
                byte[] unknown = auth.peer.access(1, "user").toOctets();
                unknown[0] = 99;
                assertDiscarded(auth, WRONG_CODE, unknown);
                assertDiscarded(
                        dynauth, WRONG_CODE, dynauth.peer.statusServer(1, true).toOctets());
            }
        }
    }

    @Nested
    class Clients {

        @Test
        void discardsWhatComesFromUnknownClients_untilTheyAreKnown() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                running.clients = ClientTable.EMPTY;
                RadiusPacket request = running.peer.access(1, "user");
                assertDiscarded(running, UNKNOWN_CLIENT, request.toOctets());

                running.clients = RunningPort.clients(RunningPort.LOOPBACK);
                running.peer.ask(request);

                running.clients = ClientTable.EMPTY;
                running.peer.send(request);
                running.awaitDiscarded(UNKNOWN_CLIENT, 2);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }

        @Test
        void discardsAKindThatTheRuleDoesNotAllow() {
            ClientRule onlyAccounting = RunningPort.rule(Policy.ACCEPT, Policy.ACCEPT, EnumSet.of(RequestKind.ACCT));
            try (RunningPort running = RunningPort.auth(onlyAccounting, Beans.accepting())) {
                assertDiscarded(
                        running,
                        KIND_NOT_ALLOWED,
                        running.peer.access(1, "user").toOctets());
                assertDiscarded(
                        running,
                        KIND_NOT_ALLOWED,
                        running.peer.statusServer(2, true).toOctets());
            }
        }

        @Test
        void showsTheBeanTheRuleOfTheLongestPrefix() {
            ClientRule narrow = new ClientRule(
                    "narrow",
                    Set.of("127.0.0.1"),
                    Peer.SECRET,
                    EnumSet.allOf(RequestKind.class),
                    Policy.ACCEPT,
                    Policy.ACCEPT,
                    false);
            try (RunningPort running = RunningPort.auth(Beans.committing(exchange -> exchange.reply(
                            PacketCode.ACCESS_ACCEPT)
                    .text(
                            StandardAttributes.REPLY_MESSAGE,
                            exchange.client().name() + " " + exchange.source().getPort())))) {
                running.clients = ClientTable.EMPTY.with(List.of(RunningPort.LOOPBACK, narrow));

                RadiusPacket reply = running.peer.ask(running.peer.access(1, "user"));

                assertThat(reply.text(StandardAttributes.REPLY_MESSAGE)).contains("narrow " + running.peer.port());
            }
        }
    }

    @Nested
    class Secrets {

        @Test
        void discardsAccountingUnderAWrongSecret_andWithAZeroAuthenticator() {
            try (RunningPort running = RunningPort.acct(Beans.accounting())) {
                byte[] wrong = running.peer
                        .hashed(PacketCode.ACCOUNTING_REQUEST, 1, false, WRONG_SECRET, USER)
                        .toOctets();
                assertDiscarded(running, WRONG_AUTHENTICATOR, wrong);
                Arrays.fill(wrong, 4, 20, (byte) 0);
                assertDiscarded(running, WRONG_AUTHENTICATOR, wrong);
            }
        }

        @Test
        void discardsAccessUnderAWrongSecret_byItsMessageAuthenticator() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                assertDiscarded(
                        running,
                        WRONG_MESSAGE_AUTHENTICATOR,
                        running.peer.access(1, true, WRONG_SECRET, USER).toOctets());
            }
        }

        @Test
        void discardsDynamicAuthorizationUnderAWrongSecret() {
            try (RunningPort running = RunningPort.dynauth(Beans.accepting())) {
                for (PacketCode code : List.of(PacketCode.COA_REQUEST, PacketCode.DISCONNECT_REQUEST)) {
                    assertDiscarded(
                            running,
                            WRONG_AUTHENTICATOR,
                            running.peer
                                    .hashed(code, 1, false, WRONG_SECRET, USER)
                                    .toOctets());
                }
            }
        }

        @Test
        void discardsEapWithoutMessageAuthenticator() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                assertDiscarded(
                        running,
                        MISSING_MESSAGE_AUTHENTICATOR,
                        running.peer
                                .access(
                                        1,
                                        false,
                                        Peer.SECRET,
                                        writer -> writer.octets(StandardAttributes.EAP_MESSAGE, new byte[] {1, 2}))
                                .toOctets());
            }
        }
    }

    @Nested
    class MessageAuthenticatorPolicy {

        @Test
        void require_discardsAccessWithoutIt() {
            ClientRule rule = RunningPort.rule(Policy.REQUIRE, Policy.AUTO, EnumSet.of(RequestKind.AUTH));
            try (RunningPort running = RunningPort.auth(rule, Beans.accepting())) {
                assertDiscarded(
                        running,
                        MISSING_MESSAGE_AUTHENTICATOR,
                        running.peer.access(1, false, Peer.SECRET, USER).toOctets());
                running.peer.ask(running.peer.access(1, true, Peer.SECRET, USER));
            }
        }

        @Test
        void accept_takesAccessWithoutIt_forever() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                running.peer.ask(running.peer.access(1, true, Peer.SECRET, USER));
                running.peer.ask(running.peer.access(2, false, Peer.SECRET, PROXIED));
            }
        }

        @Test
        void auto_requiresIt_onceTheClientHasSentAGenuineOne() {
            ClientRule rule = RunningPort.rule(Policy.AUTO, Policy.ACCEPT, EnumSet.of(RequestKind.AUTH));
            try (RunningPort running = RunningPort.auth(rule, Beans.accepting())) {
                running.peer.ask(running.peer.access(1, false, Peer.SECRET, USER));
                // A forged one teaches nothing.
                assertDiscarded(
                        running,
                        WRONG_MESSAGE_AUTHENTICATOR,
                        running.peer.access(2, true, WRONG_SECRET, USER).toOctets());
                running.peer.ask(running.peer.access(3, false, Peer.SECRET, USER));
                // Status-Server always has one, and says nothing about logins.
                running.peer.ask(running.peer.statusServer(9, true));
                running.peer.ask(running.peer.access(3, false, Peer.SECRET, USER));

                running.peer.ask(running.peer.access(4, true, Peer.SECRET, USER));
                assertDiscarded(
                        running,
                        MISSING_MESSAGE_AUTHENTICATOR,
                        running.peer.access(5, false, Peer.SECRET, USER).toOctets());

                // New rules do not make it forget, a new secret does.
                running.clients = running.clients.with(List.of(rule));
                assertDiscarded(
                        running,
                        MISSING_MESSAGE_AUTHENTICATOR,
                        running.peer.access(6, false, Peer.SECRET, USER).toOctets());
            }
        }

        @Test
        void doesNotConcernAccounting() {
            try (RunningPort running = RunningPort.acct(Beans.accounting())) {
                running.clients = RunningPort.clients(
                        RunningPort.rule(Policy.REQUIRE, Policy.REQUIRE, EnumSet.of(RequestKind.ACCT)));
                running.peer.ask(running.peer.hashed(PacketCode.ACCOUNTING_REQUEST, 1, false, Peer.SECRET, PROXIED));
            }
        }
    }

    @Nested
    class ProxyStatePolicy {

        @Test
        void require_discardsItWithoutMessageAuthenticator() {
            ClientRule rule = RunningPort.rule(Policy.ACCEPT, Policy.REQUIRE, EnumSet.of(RequestKind.AUTH));
            try (RunningPort running = RunningPort.auth(rule, Beans.accepting())) {
                assertDiscarded(
                        running,
                        UNPROTECTED_PROXY_STATE,
                        running.peer.access(1, false, Peer.SECRET, PROXIED).toOctets());
                running.peer.ask(running.peer.access(2, false, Peer.SECRET, USER));
                running.peer.ask(running.peer.access(3, true, Peer.SECRET, PROXIED));
            }
        }

        @Test
        void auto_limitsAClientThatBeganWithoutProxyState() {
            ClientRule rule = RunningPort.rule(Policy.ACCEPT, Policy.AUTO, EnumSet.of(RequestKind.AUTH));
            try (RunningPort running = RunningPort.auth(rule, Beans.accepting())) {
                running.peer.ask(running.peer.access(1, false, Peer.SECRET, USER));
                assertDiscarded(
                        running,
                        UNPROTECTED_PROXY_STATE,
                        running.peer.access(2, false, Peer.SECRET, PROXIED).toOctets());
                running.peer.ask(running.peer.access(3, true, Peer.SECRET, PROXIED));
            }
        }

        @Test
        void auto_leavesAProxyAlone() {
            ClientRule rule = RunningPort.rule(Policy.ACCEPT, Policy.AUTO, EnumSet.of(RequestKind.AUTH));
            try (RunningPort running = RunningPort.auth(rule, Beans.accepting())) {
                running.peer.ask(running.peer.access(1, false, Peer.SECRET, PROXIED));
                running.peer.ask(running.peer.access(2, false, Peer.SECRET, USER));
                running.peer.ask(running.peer.access(3, false, Peer.SECRET, PROXIED));
            }
        }
    }

    @Nested
    class EventTimestamp {

        @Test
        void isHeldAgainstTheWindow_forDynamicAuthorization() {
            try (RunningPort running =
                    RunningPort.dynauth(Beans.committing(exchange -> exchange.reply(PacketCode.COA_ACK)))) {
                long now = running.time.epochMicros() / 1_000_000;
                assertDiscarded(running, STALE_TIMESTAMP, coa(running, 1, now - 301));
                assertDiscarded(running, FUTURE_TIMESTAMP, coa(running, 2, now + 301));
                for (long inside : new long[] {now - 300, now + 300}) {
                    running.peer.send(coa(running, (int) (inside & 0xff), inside));
                    assertThat(running.peer.receive().code()).isEqualTo(PacketCode.COA_ACK);
                }
            }
        }

        @Test
        void isDiscarded_whenMalformed() {
            try (RunningPort running =
                    RunningPort.dynauth(Beans.committing(exchange -> exchange.reply(PacketCode.COA_ACK)))) {
                long now = running.time.epochMicros() / 1_000_000;
                assertDiscarded(
                        running,
                        MALFORMED_TIMESTAMP,
                        coa(
                                running,
                                1,
                                writer -> writer.octets(StandardAttributes.EVENT_TIMESTAMP, new byte[] {1, 2, 3})));
                assertDiscarded(running, MALFORMED_TIMESTAMP, coa(running, 2, writer -> writer.unsigned(
                                StandardAttributes.EVENT_TIMESTAMP, now)
                        .unsigned(StandardAttributes.EVENT_TIMESTAMP, now)));
            }
        }

        @Test
        void isMissed_onlyWhereItIsRequired() {
            byte[] without;
            try (RunningPort running =
                    RunningPort.dynauth(Beans.committing(exchange -> exchange.reply(PacketCode.COA_ACK)))) {
                without = coa(running, 1, writer -> {});
                running.peer.send(without);
                assertThat(running.peer.receive().code()).isEqualTo(PacketCode.COA_ACK);
            }
            try (RunningPort strict = RunningPort.dynauthWantingTimestamps(
                    Beans.committing(exchange -> exchange.reply(PacketCode.COA_ACK)))) {
                assertDiscarded(strict, MISSING_TIMESTAMP, without);
            }
        }

        private static byte[] coa(RunningPort running, int identifier, long timestamp) {
            return coa(running, identifier, writer -> writer.unsigned(StandardAttributes.EVENT_TIMESTAMP, timestamp));
        }

        private static byte[] coa(RunningPort running, int identifier, Consumer<PacketWriter> attributes) {
            return running.peer
                    .hashed(PacketCode.COA_REQUEST, identifier, false, Peer.SECRET, attributes)
                    .toOctets();
        }
    }
}
