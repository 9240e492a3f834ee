package io.sluice.jca.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeTime;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.Preparation.Cause;
import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.connector.RequestOutcome.Answered;
import io.sluice.radius.connector.RequestOutcome.NotSent;
import io.sluice.radius.connector.RequestOutcome.TimedOut;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PreparedRequestTest {

    private static final byte[] SECRET = "nas-secret".getBytes(StandardCharsets.US_ASCII);
    private static final OutboundSettings ONE_PORT =
            new OutboundSettings(null, 1, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final FakeTime time = new FakeTime();
    private FakeNas nas;
    private Requester requester;

    @BeforeEach
    void open() throws Exception {
        nas = new FakeNas();
        requester = new Requester(ONE_PORT, time, time, new Random(1));
    }

    @AfterEach
    void close() {
        requester.close();
        nas.close();
    }

    private OutboundRequest request(PacketCode code, String session) {
        byte[] attributes = new PacketWriter()
                .begin(code, 0)
                .text(StandardAttributes.ACCT_SESSION_ID, session)
                .unsigned(StandardAttributes.EVENT_TIMESTAMP, 1_700_000_000)
                .toAttributes();
        return new OutboundRequest(code, attributes, nas.address(), SECRET, true, Retransmission.RFC_5080);
    }

    private OutboundRequest coa(String session) {
        return request(PacketCode.COA_REQUEST, session);
    }

    private static PreparedRequest ready(Preparation preparation) {
        return preparation.fold(Preparation.Ready::request, refused -> {
            throw new AssertionError(refused.why());
        });
    }

    private static Preparation.Refused refused(Preparation preparation) {
        return preparation.fold(
                ready -> {
                    throw new AssertionError("prepared as " + ready.request().identifier());
                },
                refusal -> refusal);
    }

    private static CompletableFuture<RequestOutcome> send(PreparedRequest prepared) {
        return prepared.send().toCompletableFuture();
    }

    private static <T extends RequestOutcome> T outcome(CompletableFuture<RequestOutcome> future, Class<T> type)
            throws Exception {
        return type.cast(future.get(10, TimeUnit.SECONDS));
    }

    /** As if this node had crashed: the sockets are gone, nothing is remembered. */
    private void restart() throws Exception {
        requester.close();
        requester = new Requester(ONE_PORT, time, time, new Random(2));
    }

    @Nested
    class Prepared {

        @Test
        void saysWhatWillLeave_beforeItLeaves() throws Exception {
            PreparedRequest prepared = ready(requester.prepare(coa("s1")));
            assertThat(nas.arrived()).isEmpty();
            assertThat(time.scheduled()).isZero();

            CompletableFuture<RequestOutcome> future = send(prepared);
            FakeNas.Received received = nas.receive();

            assertThat(received.from().getPort()).isEqualTo(prepared.sourcePort());
            assertThat(received.packet().identifier()).isEqualTo(prepared.identifier());
            assertThat(received.packet().authenticator()).isEqualTo(prepared.authenticator());
            assertThat(received.packet().toOctets()).isEqualTo(prepared.octets());
            nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
            assertThat(outcome(future, Answered.class).transmissions()).isEqualTo(1);
        }

        @Test
        void isSentOnce_howeverOftenItIsToldTo() throws Exception {
            PreparedRequest prepared = ready(requester.prepare(coa("s1")));

            CompletableFuture<RequestOutcome> first = send(prepared);

            assertThat(send(prepared)).isSameAs(first);
            nas.receive();
            assertThat(nas.arrived()).isEmpty();
            assertThat(requester.statistics().outstanding()).isEqualTo(1);
        }

        @Test
        void keepsItsIdentifier_untilItIsCancelled() throws Exception {
            List<PreparedRequest> all = new ArrayList<>();
            for (int i = 0; i < 256; i++) {
                all.add(ready(requester.prepare(coa("s" + i))));
            }
            assertThat(refused(requester.prepare(coa("late"))).cause()).isEqualTo(Cause.NO_IDENTIFIER);
            assertThat(requester.statistics()).isEqualTo(new ConnectorStatistics.Outbound(0, 0, 0, 0, 0, 0, 1));

            all.get(9).cancel();

            PreparedRequest next = ready(requester.prepare(coa("next")));
            assertThat(next.identifier()).isEqualTo(all.get(9).identifier());
            assertThat(outcome(send(all.get(9)), NotSent.class).why()).isEqualTo("cancelled");
            assertThat(nas.arrived()).isEmpty();
        }

        @Test
        void isSentNoMore_onceItIsCancelled() throws Exception {
            PreparedRequest prepared = ready(requester.prepare(coa("s1")));
            CompletableFuture<RequestOutcome> future = send(prepared);
            FakeNas.Received received = nas.receive();

            prepared.cancel();

            assertThat(outcome(future, TimedOut.class).transmissions()).isEqualTo(1);
            assertThat(time.scheduled()).isZero();
            nas.reply(received, PacketCode.COA_ACK, SECRET, writer -> {});
            Await.until("the late reply", () -> requester.ignored() == 1);
        }

        @Test
        void doesNotLeave_whenTheConnectorStopsFirst() throws Exception {
            PreparedRequest prepared = ready(requester.prepare(coa("s1")));

            requester.close();

            assertThat(outcome(send(prepared), NotSent.class).why()).contains("stopping");
            assertThat(refused(requester.prepare(coa("s2"))).cause()).isEqualTo(Cause.STOPPING);
            assertThat(refused(requester.resume(coa("s2"), 40_000, 1)).cause()).isEqualTo(Cause.STOPPING);
            assertThat(nas.arrived()).isEmpty();
        }

        @Test
        void isRefused_whenItCannotBeEncoded_andHoldsNoIdentifier() {
            OutboundRequest unsound = new OutboundRequest(
                    PacketCode.COA_REQUEST, new byte[] {1}, nas.address(), SECRET, false, Retransmission.RFC_5080);

            for (int i = 0; i < 300; i++) {
                assertThat(refused(requester.prepare(unsound)).cause()).isEqualTo(Cause.UNSOUND);
            }

            assertThat(requester.sourcePorts()).isEqualTo(1);
        }

        @Test
        void leavesFromTheAddressItNames() throws Exception {
            OutboundRequest plain = coa("s1");
            OutboundRequest named = new OutboundRequest(
                    plain.code(),
                    plain.attributes(),
                    plain.target(),
                    plain.secret(),
                    true,
                    plain.retransmission(),
                    InetAddress.getByName("127.0.0.9"));

            send(ready(requester.prepare(named)));

            assertThat(nas.receive().from().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.9"));
        }

        @Test
        void isRefused_whenTheAddressItNamesIsNotOurs() throws Exception {
            OutboundRequest plain = coa("s1");
            OutboundRequest named = new OutboundRequest(
                    plain.code(),
                    plain.attributes(),
                    plain.target(),
                    plain.secret(),
                    true,
                    plain.retransmission(),
                    InetAddress.getByName("192.0.2.1"));

            assertThat(refused(requester.prepare(named)).cause()).isEqualTo(Cause.NO_SOURCE_PORT);
        }
    }

    @Nested
    class Resumed {

        @Test
        void isTheSameOctets_fromTheSamePort_afterARestart() throws Exception {
            PreparedRequest before = ready(requester.prepare(coa("s1")));
            send(before);
            FakeNas.Received first = nas.receive();
            restart();

            PreparedRequest after = ready(requester.resume(coa("s1"), before.sourcePort(), before.identifier()));
            CompletableFuture<RequestOutcome> future = send(after);
            FakeNas.Received second = nas.receive();

            assertThat(second.packet().isCopyOf(first.packet())).isTrue();
            assertThat(second.from()).isEqualTo(first.from());
            nas.reply(second, PacketCode.COA_ACK, SECRET, writer -> {});
            outcome(future, Answered.class);
        }

        @Test
        void findsThePortOpenAlready_andLetsTheOtherIdentifiersRest() throws Exception {
            PreparedRequest one = ready(requester.prepare(coa("s1")));
            PreparedRequest two = ready(requester.prepare(coa("s2")));
            restart();

            PreparedRequest first = ready(requester.resume(coa("s1"), one.sourcePort(), one.identifier()));
            PreparedRequest second = ready(requester.resume(coa("s2"), two.sourcePort(), two.identifier()));

            assertThat(first.octets()).isEqualTo(one.octets());
            assertThat(second.octets()).isEqualTo(two.octets());
            assertThat(second.sourcePort()).isEqualTo(first.sourcePort());
            assertThat(requester.sourcePorts()).isEqualTo(1);
            assertThat(refused(requester.prepare(coa("new"))).cause()).isEqualTo(Cause.NO_IDENTIFIER);
            time.advance(Duration.ofSeconds(30));
            assertThat(ready(requester.prepare(coa("new"))).identifier()).isNotIn(one.identifier(), two.identifier());
        }

        @Test
        void isRefused_whenTheIdentifierIsInUse() {
            PreparedRequest held = ready(requester.prepare(coa("s1")));

            assertThat(refused(requester.resume(coa("s1"), held.sourcePort(), held.identifier()))
                            .cause())
                    .isEqualTo(Cause.TAKEN);
        }

        @Test
        void isRefused_whenThePortBelongsToSomebodyElse() throws Exception {
            PreparedRequest before = ready(requester.prepare(coa("s1")));
            restart();

            try (DatagramSocket stranger = new DatagramSocket(null)) {
                stranger.bind(new InetSocketAddress(before.sourcePort()));
                assertThat(refused(requester.resume(coa("s1"), before.sourcePort(), before.identifier()))
                                .cause())
                        .isEqualTo(Cause.TAKEN);
            }
            assertThat(requester.sourcePorts()).isZero();
        }

        @Test
        void isRefused_whereTheAuthenticatorIsChance() {
            assertThat(refused(requester.resume(request(PacketCode.ACCESS_REQUEST, "s1"), 40_000, 1))
                            .cause())
                    .isEqualTo(Cause.UNSOUND);
        }

        @Test
        void acceptsTheReplyToItsEarlierLife_evenBeforeItIsSentAgain() throws Exception {
            PreparedRequest before = ready(requester.prepare(coa("s1")));
            send(before);
            FakeNas.Received first = nas.receive();
            restart();
            PreparedRequest after = ready(requester.resume(coa("s1"), before.sourcePort(), before.identifier()));

            nas.reply(first, PacketCode.COA_ACK, SECRET, writer -> {});
            Await.until("the slot is given back", () -> released(before));

            Answered answered = outcome(send(after), Answered.class);
            assertThat(answered.reply().code()).isEqualTo(PacketCode.COA_ACK);
            assertThat(answered.transmissions()).isZero();
            assertThat(nas.arrived()).isEmpty();
            assertThat(requester.statistics().retransmissions()).isZero();
        }

        private boolean released(PreparedRequest before) {
            return requester
                    .resume(coa("other"), before.sourcePort(), before.identifier())
                    .fold(
                            ready -> {
                                ready.request().cancel();
                                return true;
                            },
                            refused -> false);
        }

        @Test
        void mustNameWhatALifeCanHaveSent() {
            assertThatIllegalArgumentException().isThrownBy(() -> requester.resume(coa("s1"), 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> requester.resume(coa("s1"), 40_000, 256));
        }
    }

    @Test
    void packetSaysItsCode() throws Exception {
        PreparedRequest prepared = ready(requester.prepare(request(PacketCode.DISCONNECT_REQUEST, "s1")));

        assertThat(RadiusPacket.decode(prepared.octets()).code()).isEqualTo(PacketCode.DISCONNECT_REQUEST);
    }
}
