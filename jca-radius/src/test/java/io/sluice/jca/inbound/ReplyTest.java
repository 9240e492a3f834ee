package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeTransaction;
import io.sluice.jca.fake.Peer;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RadiusExchange.LateReply;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static int firstAttribute(RadiusPacket packet) {
        AttributeCursor at = packet.attributes();
        return at.next() ? at.number() : 0;
    }

    @Nested
    class Content {

        @Test
        void beginsWithMessageAuthenticator_forLogins_evenIfTheRequestHadNone() {
            try (RunningPort running = RunningPort.auth(
                    Beans.committing(exchange -> exchange.reply(PacketCode.of(Integer.parseInt(Beans.user(exchange)))
                                    .orElseThrow())
                            .text(StandardAttributes.REPLY_MESSAGE, "text")))) {
                int identifier = 0;
                for (PacketCode code :
                        List.of(PacketCode.ACCESS_ACCEPT, PacketCode.ACCESS_REJECT, PacketCode.ACCESS_CHALLENGE)) {
                    for (boolean signed : new boolean[] {false, true}) {
                        RadiusPacket reply = running.peer.ask(running.peer.access(
                                identifier++,
                                signed,
                                Peer.SECRET,
                                writer -> writer.text(StandardAttributes.USER_NAME, String.valueOf(code.octet()))));

                        assertThat(reply.code()).isEqualTo(code);
                        assertThat(firstAttribute(reply)).isEqualTo(80);
                        assertThat(reply.count(StandardAttributes.MESSAGE_AUTHENTICATOR))
                                .isEqualTo(1);
                    }
                }
            }
        }

        @Test
        void carriesNoMessageAuthenticator_toAccounting_whateverTheRuleSays() {
            try (RunningPort running = RunningPort.acct(Beans.accounting())) {
                assertThat(running.peer.ask(running.peer.accounting(1, 1, "s")).length())
                        .isEqualTo(20);

                running.clients = RunningPort.clients(new ClientRule(
                        "loopback",
                        Set.of("127.0.0.0/8"),
                        Peer.SECRET,
                        EnumSet.of(RequestKind.ACCT),
                        Policy.ACCEPT,
                        Policy.ACCEPT,
                        true));
                assertThat(running.peer.ask(running.peer.accounting(2, 1, "s")).length())
                        .isEqualTo(20);
            }
        }

        @Test
        void echoesProxyState_inOrderAndByteForByte() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                byte[] longest = new byte[253];
                Arrays.fill(longest, (byte) 0xa5);
                List<byte[]> states = List.of(new byte[] {9, 8, 7}, new byte[0], longest, new byte[] {9, 8, 7});

                RadiusPacket reply = running.peer.ask(running.peer.access(1, true, Peer.SECRET, writer -> {
                    writer.octets(StandardAttributes.PROXY_STATE, states.get(0));
                    writer.text(StandardAttributes.USER_NAME, "user");
                    states.subList(1, 4).forEach(state -> writer.octets(StandardAttributes.PROXY_STATE, state));
                }));

                List<byte[]> echoed = new ArrayList<>();
                AttributeCursor at = reply.attributes();
                while (at.seek(StandardAttributes.PROXY_STATE)) {
                    echoed.add(at.value());
                }
                assertThat(echoed).containsExactlyElementsOf(states);
            }
        }

        @Test
        void isLeftOut_ifProxyStateMakesItTooLong() {
            RadiusListener nearlyFull = Beans.committing(exchange -> {
                PacketWriter reply = exchange.reply(PacketCode.ACCESS_ACCEPT);
                while (reply.length() < 3_800) {
                    reply.octets(StandardAttributes.REPLY_MESSAGE, new byte[200]);
                }
            });
            try (RunningPort running = RunningPort.auth(nearlyFull)) {
                running.peer.send(running.peer.access(
                        1, true, Peer.SECRET, writer -> writer.octets(StandardAttributes.PROXY_STATE, new byte[200])
                                .octets(StandardAttributes.PROXY_STATE, new byte[200])));

                running.awaitDiscarded(DiscardReason.UNDECIDED, 1);
                assertThat(running.peer.arrived()).isEmpty();
                assertThat(running.log.lines("SLU-10013")).hasSize(1);
            }
        }

        @Test
        void beginsAnew_withASecondCall() {
            RadiusListener changesItsMind = Beans.committing(exchange -> {
                exchange.reply(PacketCode.ACCESS_ACCEPT).text(StandardAttributes.REPLY_MESSAGE, "yes");
                exchange.reply(PacketCode.ACCESS_REJECT).text(StandardAttributes.REPLY_MESSAGE, "no");
            });
            try (RunningPort running = RunningPort.auth(changesItsMind)) {
                RadiusPacket reply = running.peer.ask(running.peer.access(1, "user"));

                assertThat(reply.code()).isEqualTo(PacketCode.ACCESS_REJECT);
                assertThat(reply.text(StandardAttributes.REPLY_MESSAGE)).contains("no");
            }
        }

        @Test
        void cannotBeWritten_onceTheDeliveryIsOver() {
            BlockingQueue<RadiusExchange> kept = new LinkedBlockingQueue<>();
            try (RunningPort running = RunningPort.auth(Beans.committing(exchange -> {
                Beans.accept(exchange);
                kept.add(exchange);
            }))) {
                running.peer.ask(running.peer.access(1, "user"));

                assertThatIllegalStateException()
                        .isThrownBy(() -> kept.element().reply(PacketCode.ACCESS_REJECT));
            }
        }
    }

    @Nested
    class StatusServer {

        @Test
        void isAnsweredByTheTransport_onBothPorts() {
            RadiusListener nobody = batch -> {
                throw new AssertionError("Status-Server must not reach the application");
            };
            try (RunningPort auth = RunningPort.auth(nobody);
                    RunningPort acct = RunningPort.acct(nobody)) {
                RadiusPacket alive = auth.peer.ask(auth.peer.statusServer(1, true));
                assertThat(alive.code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
                assertThat(firstAttribute(alive)).isEqualTo(80);
                assertThat(acct.peer.ask(acct.peer.statusServer(1, true)).code())
                        .isEqualTo(PacketCode.ACCOUNTING_RESPONSE);
            }
        }

        @Test
        void isDiscarded_withoutMessageAuthenticator() {
            try (RunningPort auth = RunningPort.auth(Beans.accepting());
                    RunningPort acct = RunningPort.acct(Beans.accounting())) {
                for (RunningPort running : List.of(auth, acct)) {
                    running.peer.send(running.peer.statusServer(1, false));
                    running.awaitDiscarded(DiscardReason.MISSING_MESSAGE_AUTHENTICATOR, 1);
                    assertThat(running.peer.arrived()).isEmpty();
                }
            }
        }
    }

    @Nested
    class Delay {

        private final RadiusListener rejecting = Beans.committing(exchange -> {
            exchange.reply(PacketCode.ACCESS_REJECT);
            exchange.delayReply(Duration.ofSeconds(1));
        });

        @Test
        void holdsTheReplyBack_andDropsRetransmissionsMeanwhile() {
            try (RunningPort running = RunningPort.auth(rejecting)) {
                RadiusPacket request = running.peer.send(running.peer.access(1, "user"));
                Await.until("scheduled", () -> running.time.scheduled() == 1);
                running.peer.send(request);
                running.awaitDiscarded(DiscardReason.DUPLICATE_IN_PROGRESS, 1);
                running.time.advance(Duration.ofMillis(999));
                assertThat(running.peer.arrived()).isEmpty();

                running.time.advance(Duration.ofMillis(1));

                assertThat(running.peer.reply(request).code()).isEqualTo(PacketCode.ACCESS_REJECT);
                running.peer.ask(request);
                Await.until("repeated", () -> running.traffic.repeated() == 1);
            }
        }

        @Test
        void isGivenUp_whenTooManyAreHeldBack() {
            try (RunningPort running = RunningPort.auth(2, rejecting)) {
                List<RadiusPacket> requests = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    requests.add(running.peer.send(running.peer.access(i, "user")));
                }
                Await.until("two scheduled", () -> running.time.scheduled() == 2);

                running.peer.ask(running.peer.access(2, "user"));

                running.time.advance(Duration.ofSeconds(1));
                running.peer.reply(requests.get(0));
                running.peer.reply(requests.get(1));
                running.peer.send(running.peer.access(3, "user"));
                Await.until("room again", () -> running.time.scheduled() == 1);
            }
        }

        @Test
        void refusesNonsense() {
            BlockingQueue<Throwable> refused = new LinkedBlockingQueue<>();
            try (RunningPort running = RunningPort.auth(Beans.committing(exchange -> {
                for (Duration delay : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(30_001))) {
                    try {
                        exchange.delayReply(delay);
                    } catch (IllegalArgumentException e) {
                        refused.add(e);
                    }
                }
                Beans.accept(exchange);
            }))) {
                running.peer.ask(running.peer.access(1, "user"));

                assertThat(refused).hasSize(3);
            }
        }
    }

    @Nested
    class Deferred {

        private final BlockingQueue<LateReply> late = new LinkedBlockingQueue<>();

        private LateReply taken() throws InterruptedException {
            LateReply reply = late.poll(10, TimeUnit.SECONDS);
            assertThat(reply).isNotNull();
            return reply;
        }

        @Test
        void isAnsweredFromAnotherThread_once_andThenFromTheCache() throws Exception {
            try (RunningPort running = RunningPort.dynauth(Beans.committing(each -> late.add(each.defer())))) {
                RadiusPacket request =
                        running.peer.send(running.peer.hashed(PacketCode.COA_REQUEST, 1, false, Peer.SECRET, w -> {}));
                LateReply reply = taken();
                running.peer.send(request);
                running.awaitDiscarded(DiscardReason.DUPLICATE_IN_PROGRESS, 1);
                assertThat(running.peer.arrived()).isEmpty();

                reply.reply(PacketCode.COA_NAK).unsigned(StandardAttributes.ERROR_CAUSE, 503);
                Thread other = new Thread(reply::send);
                other.start();
                other.join();

                assertThat(running.peer.reply(request).unsigned(StandardAttributes.ERROR_CAUSE, 0))
                        .isEqualTo(503);
                reply.reply(PacketCode.COA_ACK);
                reply.send();
                assertThat(running.peer.arrived()).isEmpty();
                assertThat(running.peer.ask(request).code()).isEqualTo(PacketCode.COA_NAK);
            }
        }

        @Test
        void isSentOnce_byManyThreads() throws Exception {
            try (RunningPort running = RunningPort.dynauth(Beans.committing(each -> late.add(each.defer())))) {
                running.peer.send(running.peer.hashed(PacketCode.COA_REQUEST, 1, false, Peer.SECRET, w -> {}));
                LateReply reply = taken();
                reply.reply(PacketCode.COA_ACK);
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    threads.add(new Thread(reply::send));
                }

                threads.forEach(Thread::start);
                for (Thread thread : threads) {
                    thread.join();
                }
                Await.until("answered", () -> running.traffic.answered() >= 1);

                assertThat(running.peer.receive().code()).isEqualTo(PacketCode.COA_ACK);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }

        @Test
        void waitsForTheCommit_whenSentBeforeIt() {
            AtomicBoolean rollback = new AtomicBoolean(true);
            RadiusListener hasty = batch -> {
                FakeTransaction.current().afterCommit(batch::committed);
                batch.exchanges().forEach(exchange -> {
                    LateReply reply = exchange.defer();
                    reply.reply(PacketCode.COA_ACK);
                    reply.send();
                    late.add(reply);
                });
                if (rollback.get()) {
                    FakeTransaction.current().setRollbackOnly();
                }
            };
            try (RunningPort running = RunningPort.dynauth(hasty)) {
                RadiusPacket request =
                        running.peer.send(running.peer.hashed(PacketCode.COA_REQUEST, 1, false, Peer.SECRET, w -> {}));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                late.remove().send();
                assertThat(running.peer.arrived()).isEmpty();

                rollback.set(false);
                assertThat(running.peer.ask(request).code()).isEqualTo(PacketCode.COA_ACK);
            }
        }

        @Test
        void isForgotten_after30Seconds() throws Exception {
            try (RunningPort running = RunningPort.dynauth(Beans.committing(each -> late.add(each.defer())))) {
                RadiusPacket request =
                        running.peer.send(running.peer.hashed(PacketCode.COA_REQUEST, 1, false, Peer.SECRET, w -> {}));
                LateReply reply = taken();
                running.time.advance(Duration.ofMillis(30_001));

                reply.reply(PacketCode.COA_ACK);
                reply.send();

                running.awaitDiscarded(DiscardReason.UNDECIDED, 1);
                assertThat(running.peer.arrived()).isEmpty();
                running.peer.send(request);
                assertThat(taken()).isNotSameAs(reply);
            }
        }

        @Test
        void cannotBeAnsweredInTheBatchToo() {
            BlockingQueue<Throwable> refused = new LinkedBlockingQueue<>();
            try (RunningPort running = RunningPort.dynauth(Beans.committing(exchange -> {
                late.add(exchange.defer());
                assertThatThrownBy(() -> exchange.reply(PacketCode.COA_ACK))
                        .isInstanceOf(IllegalStateException.class)
                        .satisfies(refused::add);
            }))) {
                running.peer.send(running.peer.hashed(PacketCode.COA_REQUEST, 1, false, Peer.SECRET, w -> {}));

                Await.until("refused", () -> refused.size() == 1);
            }
        }
    }
}
