package io.sluice.jca.inbound;

import io.sluice.jca.client.ClientTable;
import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeEndpointFactory;
import io.sluice.jca.fake.FakeTime;
import io.sluice.jca.fake.Peer;
import io.sluice.jca.fake.RecordedLog;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RequestKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A port on the loopback interface with a fake container behind it and a peer in front of it. */
final class RunningPort implements AutoCloseable {

    final FakeTime time = new FakeTime();
    final RecordedLog log = new RecordedLog();
    final Traffic traffic;
    final FakeEndpointFactory container;
    final InboundPort port;
    final Peer peer;
    volatile ClientTable clients;

    private RunningPort(PortSettings settings, ClientTable clients, RadiusListener bean) {
        this.clients = clients;
        this.traffic = new Traffic(settings.kind());
        this.container = new FakeEndpointFactory(bean);
        try {
            Surroundings around = new Surroundings(() -> this.clients, time, time);
            this.port = InboundPort.open(settings, around, traffic, container);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.peer = new Peer(port.address());
    }

    static RunningPort auth(RadiusListener bean) {
        return new RunningPort(settings(RequestKind.AUTH, 0, 16_384, 10_000), clients(LOOPBACK), bean);
    }

    static RunningPort auth(ClientRule rule, RadiusListener bean) {
        return new RunningPort(settings(RequestKind.AUTH, 0, 16_384, 10_000), clients(rule), bean);
    }

    static RunningPort auth(int maxDelayed, RadiusListener bean) {
        return new RunningPort(settings(RequestKind.AUTH, 0, 16_384, maxDelayed), clients(LOOPBACK), bean);
    }

    static RunningPort acct(RadiusListener bean) {
        return new RunningPort(settings(RequestKind.ACCT, 1, 16_384, 10_000), clients(LOOPBACK), bean);
    }

    static RunningPort acct(int queueLimit, RadiusListener bean) {
        return new RunningPort(settings(RequestKind.ACCT, 1, queueLimit, 10_000), clients(LOOPBACK), bean);
    }

    static RunningPort dynauth(RadiusListener bean) {
        return new RunningPort(settings(RequestKind.DYNAUTH, 1, 16_384, 10_000), clients(LOOPBACK), bean);
    }

    static RunningPort dynauthWantingTimestamps(RadiusListener bean) {
        PortSettings any = settings(RequestKind.DYNAUTH, 1, 16_384, 10_000);
        PortSettings strict = new PortSettings(
                any.kind(),
                any.address(),
                any.batchLimit(),
                any.deliveryWorkers(),
                any.queueLimit(),
                any.receiveBufferOctets(),
                any.duplicateSeconds(),
                any.maxDelayed(),
                any.timestampSeconds(),
                true);
        return new RunningPort(strict, clients(LOOPBACK), bean);
    }

    static PortSettings settings(RequestKind kind, int workers, int queueLimit, int maxDelayed) {
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        return new PortSettings(kind, any, 256, workers, queueLimit, 1 << 20, 30, maxDelayed, 300, false);
    }

    static final ClientRule LOOPBACK = rule(Policy.ACCEPT, Policy.ACCEPT, EnumSet.allOf(RequestKind.class));

    static ClientRule rule(Policy messageAuthenticator, Policy proxyState, Set<RequestKind> kinds) {
        return new ClientRule(
                "loopback", Set.of("127.0.0.0/8"), Peer.SECRET, kinds, messageAuthenticator, proxyState, false);
    }

    static ClientTable clients(ClientRule rule) {
        return ClientTable.EMPTY.with(List.of(rule));
    }

    void awaitDiscarded(DiscardReason reason, long count) {
        Await.until(count + " discarded as " + reason, () -> traffic.discarded(reason) >= count);
    }

    @Override
    public void close() {
        peer.close();
        port.close();
        log.close();
        if (!container.breaches().isEmpty()) {
            throw new AssertionError("the adapter broke the contract: " + container.breaches());
        }
        if (container.created() != container.released()) {
            throw new AssertionError(container.created() + " endpoints made, " + container.released() + " given back");
        }
    }
}
