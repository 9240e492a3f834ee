package io.sluice.jca.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeTime;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.connector.RequestOutcome.Answered;
import io.sluice.radius.connector.RequestOutcome.NotSent;
import io.sluice.radius.connector.RequestOutcome.TimedOut;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequesterTest {

    private static final byte[] SECRET = "nas-secret".getBytes(StandardCharsets.US_ASCII);

    private final FakeTime time = new FakeTime();
    private FakeNas nas;
    private Requester requester;

    @BeforeEach
    void open() throws Exception {
        nas = new FakeNas();
        requester = new Requester(OutboundSettings.DEFAULT, time, time, new Random(1));
    }

    @AfterEach
    void close() {
        requester.close();
        nas.close();
    }

    private OutboundRequest coa(String session) {
        return request(PacketCode.COA_REQUEST, session, false);
    }

    private OutboundRequest request(PacketCode code, String session, boolean messageAuthenticator) {
        byte[] attributes = new PacketWriter()
                .begin(code, 0)
                .text(StandardAttributes.ACCT_SESSION_ID, session)
                .toAttributes();
        return new OutboundRequest(
                code, attributes, nas.address(), SECRET, messageAuthenticator, Retransmission.RFC_5080);
    }

    private CompletableFuture<RequestOutcome> send(OutboundRequest request) {
        return requester.send(request).toCompletableFuture();
    }

    private static <T extends RequestOutcome> T outcome(CompletableFuture<RequestOutcome> future, Class<T> type)
            throws Exception {
        return type.cast(future.get(10, TimeUnit.SECONDS));
    }

    @Test
    void isAnswered_whenTheNasAcknowledges() throws Exception {
        CompletableFuture<RequestOutcome> future = send(coa("s1"));
        FakeNas.Received received = nas.receive();
        assertThat(new PacketCodec().verifyRequest(received.packet(), SECRET)).isEqualTo(PacketCodec.Verdict.GENUINE);
        assertThat(received.packet().has(StandardAttributes.MESSAGE_AUTHENTICATOR))
                .isFalse();

        nas.reply(received, PacketCode.COA_NAK, SECRET, writer -> writer.unsigned(StandardAttributes.ERROR_CAUSE, 503));

        Answered answered = outcome(future, Answered.class);
        assertThat(answered.transmissions()).isEqualTo(1);
        assertThat(answered.reply().code()).isEqualTo(PacketCode.COA_NAK);
        assertThat(answered.reply().unsigned(StandardAttributes.ERROR_CAUSE, 0)).isEqualTo(503);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void countsHowRequestsEnded_andWhatIsOutstanding() throws Exception {
        CompletableFuture<RequestOutcome> first = send(coa("s1"));
        nas.reply(nas.receive(), PacketCode.COA_ACK, SECRET, writer -> {});
        outcome(first, Answered.class);
        CompletableFuture<RequestOutcome> second = send(coa("s2"));
        assertThat(requester.statistics()).isEqualTo(new ConnectorStatistics.Outbound(1, 0, 0, 0, 0, 1, 1));

        time.advance(Duration.ofSeconds(30));
        int transmissions = outcome(second, TimedOut.class).transmissions();

        assertThat(transmissions).isGreaterThan(1);
        assertThat(requester.statistics())
                .isEqualTo(new ConnectorStatistics.Outbound(1, 1, 0, transmissions - 1, 0, 0, 1));
    }

    @Test
    void signsEveryKind_withMessageAuthenticatorInFront() throws Exception {
        for (PacketCode code : List.of(
                PacketCode.COA_REQUEST,
                PacketCode.DISCONNECT_REQUEST,
                PacketCode.ACCOUNTING_REQUEST,
                PacketCode.ACCESS_REQUEST,
                PacketCode.STATUS_SERVER)) {
            send(request(code, "s", true));
            RadiusPacket packet = nas.receive().packet();

            assertThat(packet.code()).isEqualTo(code);
            assertThat(new PacketCodec().verifyRequest(packet, SECRET)).isEqualTo(PacketCodec.Verdict.GENUINE);
            assertThat(packet.toOctets()[20]).isEqualTo((byte) 80);
        }
    }

    @Test
    void retransmitsTheSameOctetsFromTheSamePort_untilGivenUp() throws Exception {
        CompletableFuture<RequestOutcome> future = send(coa("s1"));
        FakeNas.Received first = nas.receive();
        Duration elapsed = Duration.ZERO;
        int transmissions = 1;
        while (!future.isDone()) {
            Duration next = Duration.ofNanos(time.untilNext().orElseThrow());
            time.advance(next);
            elapsed = elapsed.plus(next);
            Optional<FakeNas.Received> again = nas.arrived();
            if (again.isPresent()) {
                transmissions++;
                assertThat(again.get().packet().isCopyOf(first.packet())).isTrue();
                assertThat(again.get().from()).isEqualTo(first.from());
            }
        }

        assertThat(outcome(future, TimedOut.class).transmissions()).isEqualTo(transmissions);
        assertThat(transmissions).isBetween(4, 5);
        assertThat(elapsed).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void countsTransmissions_whenALaterOneIsAnswered() throws Exception {
        CompletableFuture<RequestOutcome> future = send(coa("s1"));
        nas.receive();
        time.advance(Duration.ofMillis(2_201));
        FakeNas.Received second = nas.receive();

        nas.reply(second, PacketCode.COA_ACK, SECRET, writer -> {});

        assertThat(outcome(future, Answered.class).transmissions()).isEqualTo(2);
    }

    @Test
    void ignoresWhatIsNoGenuineReply_andCountsIt() throws Exception {
        CompletableFuture<RequestOutcome> future = send(coa("s1"));
        FakeNas.Received received = nas.receive();

        nas.reply(received, PacketCode.COA_ACK, "wrong".getBytes(StandardCharsets.US_ASCII), writer -> {});
        Await.until("wrong authenticator", () -> requester.ignored() == 1);
        nas.reply(received, PacketCode.DISCONNECT_ACK, SECRET, writer -> {});
        Await.until("wrong code", () -> requester.ignored() == 2);
        nas.send(received.from(), new byte[] {1, 2, 3});
        Await.until("malformed", () -> requester.ignored() == 3);
        nas.replyWithForgedMessageAuthenticator(received, PacketCode.COA_ACK, SECRET);
        Await.until("wrong Message-Authenticator", () -> requester.ignored() == 4);
        assertThat(future).isNotDone();

        nas.reply(received, PacketCode.COA_ACK, SECRET, PacketWriter::messageAuthenticator);
        outcome(future, Answered.class);
        nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
        Await.until("late copy", () -> requester.ignored() == 5);
    }

    @Test
    void givesParallelRequestsDifferentPortsAndIdentifiers() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<RequestOutcome>> futures = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int i = 0; i < 125; i++) {
                    CompletableFuture<RequestOutcome> future = send(coa("s"));
                    synchronized (futures) {
                        futures.add(future);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        Set<String> seen = new HashSet<>();
        List<FakeNas.Received> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            FakeNas.Received received = nas.receive();
            all.add(received);
            seen.add(received.from().getPort() + "/" + received.packet().identifier());
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(seen).hasSize(1_000);
        assertThat(requester.sourcePorts()).isEqualTo(4);
        for (FakeNas.Received received : all) {
            nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
        }
        for (CompletableFuture<RequestOutcome> future : futures) {
            outcome(future, Answered.class);
        }
    }

    @Test
    void letsAnIdentifierRest_andRefusesWhenNoneIsFree() throws Exception {
        requester.close();
        requester = new Requester(
                new OutboundSettings(null, 1, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                time,
                time,
                new Random(1));
        for (int i = 0; i < 256; i++) {
            CompletableFuture<RequestOutcome> future = send(coa("s" + i));
            FakeNas.Received received = nas.receive();
            assertThat(received.packet().identifier()).isEqualTo(i);
            if (i == 7) {
                nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
                outcome(future, Answered.class);
            }
        }
        time.advance(Duration.ofMillis(999));
        assertThat(outcome(send(coa("none")), NotSent.class).why()).contains("no identifier is free");

        time.advance(Duration.ofMillis(1));
        send(coa("again"));

        assertThat(nas.receive().packet().identifier()).isEqualTo(7);
        assertThat(requester.sourcePorts()).isEqualTo(1);
    }

    @Test
    void closesSourcePorts_thatNobodyUses() throws Exception {
        send(coa("unanswered"));
        nas.receive();
        List<FakeNas.Received> all = new ArrayList<>();
        List<CompletableFuture<RequestOutcome>> futures = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            futures.add(send(coa("s" + i)));
            all.add(nas.receive());
        }
        assertThat(requester.sourcePorts()).isEqualTo(2);
        for (FakeNas.Received received : all) {
            nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
        }
        for (CompletableFuture<RequestOutcome> future : futures) {
            outcome(future, Answered.class);
        }

        time.advance(Duration.ofSeconds(29));
        requester.closeIdlePorts();
        assertThat(requester.sourcePorts()).isEqualTo(2);
        time.advance(Duration.ofSeconds(62));
        requester.closeIdlePorts();
        assertThat(requester.sourcePorts()).isEqualTo(1);
        time.advance(Duration.ofSeconds(30));
        requester.closeIdlePorts();
        assertThat(requester.sourcePorts()).isZero();

        CompletableFuture<RequestOutcome> next = send(coa("next"));
        nas.reply(receiveAfterRetransmissions("next"), PacketCode.COA_ACK, SECRET, writer -> {});
        outcome(next, Answered.class);
    }

    private FakeNas.Received receiveAfterRetransmissions(String session) throws Exception {
        FakeNas.Received received = nas.receive();
        while (!received.packet()
                .text(StandardAttributes.ACCT_SESSION_ID)
                .orElse("")
                .equals(session)) {
            received = nas.receive();
        }
        return received;
    }

    @Test
    void endsEverything_whenTheConnectorStops() throws Exception {
        List<CompletableFuture<RequestOutcome>> outstanding = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            outstanding.add(send(coa("s" + i)));
        }

        requester.close();

        for (CompletableFuture<RequestOutcome> future : outstanding) {
            assertThat(outcome(future, TimedOut.class).transmissions()).isEqualTo(1);
        }
        assertThat(outcome(send(coa("late")), NotSent.class).why()).contains("stopping");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void refusesWhatCannotBeEncoded() throws Exception {
        OutboundRequest unsound = new OutboundRequest(
                PacketCode.COA_REQUEST, new byte[] {1}, nas.address(), SECRET, false, Retransmission.RFC_5080);

        assertThat(outcome(send(unsound), NotSent.class).why()).contains("cannot be encoded");
    }

    @Test
    void keepsTrying_whenNobodyListensYet() throws Exception {
        nas.close();
        CompletableFuture<RequestOutcome> future = send(coa("s1"));
        time.advance(Duration.ofMillis(2_201));
        assertThat(future).isNotDone();

        nas = nas.reopened();
        time.advance(Duration.ofMillis(4_621));
        nas.reply(nas.receive(), PacketCode.COA_ACK, SECRET, writer -> {});

        assertThat(outcome(future, Answered.class).transmissions()).isEqualTo(3);
    }
}
