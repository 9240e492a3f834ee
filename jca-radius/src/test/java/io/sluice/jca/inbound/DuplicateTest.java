package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.Peer;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateTest {

    private final AtomicInteger decided = new AtomicInteger();

    private final RadiusListener bean = Beans.committing(exchange -> {
        exchange.reply(PacketCode.ACCESS_ACCEPT)
                .text(StandardAttributes.REPLY_MESSAGE, "decision " + decided.incrementAndGet());
    });

    @Test
    void isAnsweredWithTheSameOctets_onceTheRequestIsAnswered() {
        try (RunningPort running = RunningPort.auth(bean)) {
            RadiusPacket request = running.peer.access(1, "user");
            RadiusPacket first = running.peer.ask(request);

            RadiusPacket second = running.peer.ask(request);
            RadiusPacket third = running.peer.ask(request);

            assertThat(second.toOctets()).isEqualTo(first.toOctets());
            assertThat(third.toOctets()).isEqualTo(first.toOctets());
            assertThat(decided).hasValue(1);
            Await.until("two repeated", () -> running.traffic.repeated() == 2);
            assertThat(running.traffic.answered()).isEqualTo(1);
        }
    }

    @Test
    void isDropped_whileTheRequestIsWorkedOn() {
        Beans.Gate gate = new Beans.Gate(Beans.accounting());
        try (RunningPort running = RunningPort.acct(gate)) {
            RadiusPacket request = running.peer.send(running.peer.accounting(1, 1, "s"));
            gate.awaitEntered();

            running.peer.send(request);
            running.awaitDiscarded(DiscardReason.DUPLICATE_IN_PROGRESS, 1);
            gate.letGo();
            running.peer.reply(request);

            assertThat(running.peer.arrived()).isEmpty();
            assertThat(gate.sizes()).containsExactly(1);
        }
    }

    @Test
    void isANewRequest_withAnotherAuthenticator() {
        try (RunningPort running = RunningPort.auth(bean)) {
            RadiusPacket old = running.peer.access(1, "user");
            running.peer.ask(old);

            running.peer.ask(running.peer.access(1, "user"));
            assertThat(decided).hasValue(2);

            // The old one has been purged: it, too, is new again.
            running.peer.ask(old);
            assertThat(decided).hasValue(3);
        }
    }

    @Test
    void isANewRequest_fromAnotherPort() {
        try (RunningPort running = RunningPort.auth(bean);
                Peer other = new Peer(running.port.address())) {
            RadiusPacket request = running.peer.access(1, "user");
            running.peer.ask(request);

            other.ask(request);

            assertThat(decided).hasValue(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"30000,1", "30001,2"})
    void isANewRequest_afterTheDuplicateTime(long millis, int decisions) {
        try (RunningPort running = RunningPort.auth(bean)) {
            RadiusPacket request = running.peer.access(1, "user");
            running.peer.ask(request);

            running.time.advance(Duration.ofMillis(millis));
            running.peer.ask(request);

            assertThat(decided).hasValue(decisions);
        }
    }

    @Test
    void isNotTouched_byAWrongMessageAuthenticator() {
        try (RunningPort running = RunningPort.auth(bean)) {
            RadiusPacket request = running.peer.access(1, "user");
            running.peer.ask(request);
            byte[] forged = request.toOctets();
            forged[forged.length - 1] ^= 1;

            running.peer.send(forged);
            running.awaitDiscarded(DiscardReason.WRONG_MESSAGE_AUTHENTICATOR, 1);
            assertThat(running.peer.arrived()).isEmpty();

            running.peer.ask(request);
            assertThat(decided).hasValue(1);
        }
    }

    @Test
    void reusesTheReplyBuffer_withoutMixingReplies() {
        try (RunningPort running = RunningPort.auth(Beans.accepting())) {
            for (int round = 0; round < 50; round++) {
                RadiusPacket request = running.peer.access(7, "user" + "x".repeat(round) + round);
                RadiusPacket reply = running.peer.ask(request);
                assertThat(reply.text(StandardAttributes.REPLY_MESSAGE))
                        .isEqualTo(request.text(StandardAttributes.USER_NAME));
            }
        }
    }

    @Test
    void survivesAChangeOfTheClientRules() {
        try (RunningPort running = RunningPort.auth(bean)) {
            RadiusPacket request = running.peer.access(1, "user");
            running.peer.ask(request);

            running.clients = running.clients.with(List.of(RunningPort.LOOPBACK));
            running.peer.ask(running.peer.access(2, "user"));
            running.peer.ask(request);

            assertThat(decided).hasValue(2);
        }
    }

    @Test
    void cacheForgetsSilentSources_andIsBounded() throws Exception {
        DuplicateCache cache = new DuplicateCache(30, 3, 5);
        try (RunningPort running = RunningPort.auth(bean)) {
            put(cache, running, 1001, 1, 0);
            put(cache, running, 1002, 1, 1);
            put(cache, running, 1003, 1, 2);
            put(cache, running, 1004, 1, 3);
            assertThat(cache.sources()).isEqualTo(3);
            assertThat(cache.find(address(1001))).isNull();

            put(cache, running, 1004, 2, 4);
            put(cache, running, 1004, 3, 5);
            assertThat(cache.exchanges()).isEqualTo(5);
            put(cache, running, 1004, 4, 6);
            assertThat(cache.sources()).isEqualTo(2);
            assertThat(cache.exchanges()).isEqualTo(5);
            assertThat(cache.find(address(1002))).isNull();

            cache.expire(Duration.ofSeconds(30).toNanos() + 3);
            assertThat(cache.find(address(1003))).isNull();
            assertThat(cache.exchanges()).isEqualTo(4);
            cache.expire(Duration.ofSeconds(31).toNanos());
            assertThat(cache.sources()).isZero();
            assertThat(cache.exchanges()).isZero();
        }
    }

    private static void put(DuplicateCache cache, RunningPort running, int port, int identifier, long nanos) {
        RadiusPacket request = running.peer.access(identifier, "user");
        var client = running.clients.find(address(port).getAddress());
        var sender = new ReplySender(running.traffic, null, null, running.time, running.time, 0);
        cache.put(
                new Exchange(request, client, address(port), new Arrival(nanos, 0), Traits.of(request), sender),
                client,
                running.clients);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    @Test
    void isTriedAnew_whenTheFirstWasNotStored() {
        AtomicInteger calls = new AtomicInteger();
        try (RunningPort running = RunningPort.auth(batch -> {
            if (calls.incrementAndGet() > 1) {
                bean.onRequests(batch);
            }
        })) {
            RadiusPacket request = running.peer.send(running.peer.access(1, "user"));
            running.awaitDiscarded(DiscardReason.NOT_STORED, 1);

            running.peer.ask(request);

            Await.until("answered", () -> running.traffic.answered() == 1);
            assertThat(calls).hasValue(2);
        }
    }
}
