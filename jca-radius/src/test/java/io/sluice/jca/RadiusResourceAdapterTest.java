package io.sluice.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeBootstrapContext;
import io.sluice.jca.fake.FakeEndpointFactory;
import io.sluice.jca.fake.Peer;
import io.sluice.jca.fake.RecordedLog;
import io.sluice.jca.inbound.InboundPort;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.RadiusPacket;
import jakarta.resource.ResourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RadiusResourceAdapterTest {

    private final RecordedLog log = new RecordedLog();
    private final RadiusResourceAdapter adapter = new RadiusResourceAdapter();

    private static final RadiusListener ACCEPTING = FakeEndpointFactory.committing(
            batch -> batch.exchanges().forEach(exchange -> exchange.reply(PacketCode.ACCESS_ACCEPT)));

    @BeforeEach
    void start() throws Exception {
        adapter.start(new FakeBootstrapContext());
        adapter.useClients(List.of(loopback()));
    }

    @AfterEach
    void stop() {
        adapter.stop();
        log.close();
    }

    static ClientRule loopback() {
        return new ClientRule(
                "loopback",
                Set.of("127.0.0.0/8", "::1/128"),
                Peer.SECRET,
                EnumSet.allOf(RequestKind.class),
                Policy.AUTO,
                Policy.AUTO,
                false);
    }

    static RadiusActivationSpec spec(String kind, int port) {
        RadiusActivationSpec spec = new RadiusActivationSpec();
        spec.setKind(kind);
        spec.setBindAddress("127.0.0.1");
        spec.setPort(String.valueOf(port));
        spec.setReceiveBufferOctets("262144");
        return spec;
    }

    @Test
    void reopensItsPort_redeployAfterRedeploy_underTraffic() throws Exception {
        int port = 0;
        for (int round = 0; round < 20; round++) {
            FakeEndpointFactory container = new FakeEndpointFactory(ACCEPTING);
            RadiusActivationSpec spec = spec(round % 2 == 0 ? "AUTH" : "auth", port);
            adapter.endpointActivation(container, spec);
            InboundPort opened = adapter.port(container, spec).orElseThrow();
            port = opened.address().getPort();
            try (Peer peer = new Peer(opened.address())) {
                peer.ask(peer.access(1, "user"));
                for (int i = 2; i < 100; i++) {
                    peer.send(peer.access(i, "user"));
                }

                long began = System.nanoTime();
                adapter.endpointDeactivation(container, spec);

                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
                assertThat(adapter.port(container, spec)).isEmpty();
                assertThat(container.breaches()).isEmpty();
                assertThat(container.released()).isEqualTo(container.created()).isEqualTo(1);
                assertThat(threads("sluice-radius-auth")).isZero();
            }
        }
        assertThat(adapter.discards().get(RequestKind.AUTH)).isEmpty();
    }

    @Test
    void freesThePort_evenWhileABeanIsStuck() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FakeEndpointFactory stuck = new FakeEndpointFactory(FakeEndpointFactory.committing(batch -> {
            entered.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ACCEPTING.onRequests(batch);
        }));
        RadiusActivationSpec spec = spec("AUTH", 0);
        adapter.endpointActivation(stuck, spec);
        InboundPort opened = adapter.port(stuck, spec).orElseThrow();
        try (Peer peer = new Peer(opened.address())) {
            peer.send(peer.access(1, "user"));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

            long began = System.nanoTime();
            adapter.endpointDeactivation(stuck, spec);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2_500));
            assertThat(log.lines("SLU-10011")).hasSize(1);

            FakeEndpointFactory next = new FakeEndpointFactory(ACCEPTING);
            RadiusActivationSpec same = spec("AUTH", opened.address().getPort());
            adapter.endpointActivation(next, same);
            RadiusPacket request = peer.access(2, "user");
            peer.ask(request);
            never.countDown();
            Await.until("the old thread ended", () -> stuck.released() == 1);
            assertThat(peer.arrived()).isEmpty();
        }
    }

    @Test
    void saysOfEachPort_whetherItListens_andWhatBecameOfEachClientsRequests() throws Exception {
        LongAdder accepted = new LongAdder();
        FakeEndpointFactory container = new FakeEndpointFactory(
                FakeEndpointFactory.committing(batch -> batch.exchanges().forEach(exchange -> {
                    exchange.reply(PacketCode.ACCESS_ACCEPT);
                    exchange.countAs(accepted);
                })));
        RadiusActivationSpec spec = spec("AUTH", 0);
        assertThat(port(RequestKind.AUTH).listening()).isFalse();

        adapter.endpointActivation(container, spec);
        try (Peer peer = new Peer(adapter.port(container, spec).orElseThrow().address())) {
            RadiusPacket request = peer.access(1, "user");
            peer.ask(request);
            peer.ask(request);
            peer.send(new byte[5]);
            Await.until(
                    "the malformed one counted",
                    () -> port(RequestKind.AUTH).clients().containsKey(ConnectorStatistics.NO_CLIENT));

            ConnectorStatistics.Port auth = port(RequestKind.AUTH);
            assertThat(auth.listening()).isTrue();
            assertThat(auth.alive()).isTrue();
            assertThat(auth.paused()).isFalse();
            assertThat(accepted.sum()).isEqualTo(1);
            assertThat(auth.clients())
                    .containsOnly(
                            entry("loopback", new ConnectorStatistics.Client(1, Map.of())),
                            entry(
                                    ConnectorStatistics.NO_CLIENT,
                                    new ConnectorStatistics.Client(0, Map.of(DiscardReason.MALFORMED, 1L))));
            assertThat(port(RequestKind.ACCT).listening()).isFalse();
        }
        adapter.endpointDeactivation(container, spec);
        assertThat(port(RequestKind.AUTH).listening()).isFalse();
    }

    private ConnectorStatistics.Port port(RequestKind kind) {
        return Objects.requireNonNull(adapter.statistics().ports().get(kind));
    }

    @Test
    void saysWhichPortIsBusy() throws Exception {
        FakeEndpointFactory container = new FakeEndpointFactory(ACCEPTING);
        RadiusActivationSpec first = spec("ACCT", 0);
        adapter.endpointActivation(container, first);
        int port = adapter.port(container, first).orElseThrow().address().getPort();

        assertThatThrownBy(() -> adapter.endpointActivation(new FakeEndpointFactory(ACCEPTING), spec("AUTH", port)))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("UDP port " + port + " on 127.0.0.1 (AUTH)")
                .hasMessageContaining("Another process");
    }

    @Test
    void warnsOnce_whenTheReceiveBufferIsSmallerThanAsked() throws Exception {
        FakeEndpointFactory container = new FakeEndpointFactory(ACCEPTING);
        RadiusActivationSpec spec = spec("AUTH", 0);
        spec.setReceiveBufferOctets("268435456");

        adapter.endpointActivation(container, spec);

        assertThat(log.lines("SLU-10003"))
                .singleElement()
                .asString()
                .contains("268435456")
                .contains("net.core.rmem_max=268435456");
    }

    @Test
    void opensNothing_whenTheSpecIsInvalid() {
        RadiusActivationSpec spec = spec("AUTH", 0);
        spec.setBatchLimit("257");

        assertThatThrownBy(() -> adapter.endpointActivation(new FakeEndpointFactory(ACCEPTING), spec))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("batchLimit");
        assertThat(threads("sluice-radius-auth")).isZero();
    }

    @Test
    void countsDiscards_ofEachKind() throws Exception {
        FakeEndpointFactory container = new FakeEndpointFactory(ACCEPTING);
        RadiusActivationSpec spec = spec("AUTH", 0);
        adapter.endpointActivation(container, spec);
        adapter.useClients(List.of());
        try (Peer peer = new Peer(adapter.port(container, spec).orElseThrow().address())) {
            peer.send(peer.access(1, "user"));
            Await.until(
                    "discarded", () -> adapter.traffic(RequestKind.AUTH).discarded(DiscardReason.UNKNOWN_CLIENT) == 1);
        }

        assertThat(adapter.discards().get(RequestKind.AUTH)).containsEntry(DiscardReason.UNKNOWN_CLIENT, 1L);
        assertThat(adapter.discards().get(RequestKind.ACCT)).isEmpty();
    }

    @Test
    void keepsTheOldRules_whenNewOnesAreWrong() throws Exception {
        FakeEndpointFactory container = new FakeEndpointFactory(ACCEPTING);
        RadiusActivationSpec spec = spec("AUTH", 0);
        adapter.endpointActivation(container, spec);

        assertThatThrownBy(() -> adapter.useClients(List.of(loopback(), loopback())))
                .isInstanceOf(IllegalArgumentException.class);

        try (Peer peer = new Peer(adapter.port(container, spec).orElseThrow().address())) {
            peer.ask(peer.access(1, "user"));
        }
    }

    @Test
    void closesItsPorts_whenStopped() throws Exception {
        adapter.endpointActivation(new FakeEndpointFactory(ACCEPTING), spec("AUTH", 0));
        adapter.endpointActivation(new FakeEndpointFactory(ACCEPTING), spec("ACCT", 0));
        adapter.endpointActivation(new FakeEndpointFactory(ACCEPTING), spec("DYNAUTH", 0));
        assertThat(threads("sluice-radius-auth-")).isEqualTo(1);
        assertThat(threads("sluice-radius-acct-")).isEqualTo(3);
        assertThat(threads("sluice-radius-dynauth-")).isEqualTo(2);

        adapter.stop();

        Await.until("no thread left", () -> threads("sluice-radius-") == 0);
    }

    @Test
    void isABean_equalByItsProperties_andSerializable() throws Exception {
        RadiusResourceAdapter one = new RadiusResourceAdapter();
        RadiusResourceAdapter two = new RadiusResourceAdapter();
        one.setMaxSourcePorts("8");
        assertThat(one).isNotEqualTo(two);
        two.setMaxSourcePorts("8");
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);

        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(one);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            RadiusResourceAdapter copy = (RadiusResourceAdapter) in.readObject();
            assertThat(copy).isEqualTo(one);
            assertThat(copy.discards()).containsOnlyKeys(RequestKind.values());
        }
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
