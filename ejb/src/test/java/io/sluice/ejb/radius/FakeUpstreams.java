package io.sluice.ejb.radius;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.dialect.Dialects;
import io.sluice.dialect.ProxyTranslation;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.session.LearnedLogins;
import io.sluice.ejb.upstream.UpstreamCounts;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.ejb.upstream.UpstreamRequests;
import io.sluice.nas.IpAddress;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceDirectory;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamTerms;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Two servers of the realm isp1.com, asked through a connector that sends nothing: the test says what comes back. */
final class FakeUpstreams implements RadiusConnection {

    static final long RETAILER = 7;
    static final byte[] SECRET = "the upstream's secret".getBytes(UTF_8);

    final UpstreamDirectory directory;
    final UpstreamCounts counts = new UpstreamCounts();
    private final UpstreamRequests requests;
    private final Clock clock;
    private final List<Asked> asked = new ArrayList<>();

    FakeUpstreams(Clock clock, UpstreamTerms terms) {
        this.clock = clock;
        directory = new UpstreamDirectory(
                () -> new UpstreamDirectory.Snapshot(
                        Map.of("isp1.com", RETAILER), List.of(server(1, 10, terms), server(2, 20, terms))),
                clock);
        directory.reload();
        requests = new UpstreamRequests(directory, counts, () -> this, clock);
    }

    static ProxiedLogins nothingProxied(Clock clock) {
        FakeUpstreams none = new FakeUpstreams(clock, UpstreamTerms.USUAL);
        UpstreamDirectory empty =
                new UpstreamDirectory(() -> new UpstreamDirectory.Snapshot(Map.of(), List.of()), clock);
        return new ProxiedLogins(empty, none.tools(null, null, new RequestCounts(), ServiceDirectory.EMPTY));
    }

    ProxiedLogins proxied(LearnedLogins logins, ClassSeals seals, RequestCounts counted, ServiceDirectory services) {
        return new ProxiedLogins(directory, tools(logins, seals, counted, services));
    }

    private ProxiedLogins.Tools tools(
            LearnedLogins logins, ClassSeals seals, RequestCounts counted, ServiceDirectory services) {
        RadiusDictionary dictionary = RadiusDictionary.builtIn();
        ProxyTranslation translation = new ProxyTranslation(dictionary, new Dialects(dictionary, services), services);
        return new ProxiedLogins.Tools(
                directory, requests, translation, logins, seals, counted, new SecureRandom(), clock);
    }

    private static Upstream server(long id, int rank, UpstreamTerms terms) {
        return new Upstream(
                id,
                RETAILER,
                "radius" + id,
                UpstreamKind.AUTH,
                new UpstreamPlace(IpAddress.of("192.0.2." + id), 1812, UpstreamPlace.MAIN, rank),
                SECRET,
                terms);
    }

    void probe() {
        requests.probe();
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    int times() {
        return asked.size();
    }

    @Override
    public CompletionStage<RequestOutcome> send(OutboundRequest request) {
        Asked one = new Asked(request);
        asked.add(one);
        return one.outcome;
    }

    /** One request as the server got it. */
    static final class Asked {

        final OutboundRequest wanted;
        final RadiusPacket packet;
        private final CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();

        Asked(OutboundRequest wanted) {
            this.wanted = wanted;
            PacketWriter writer = new PacketWriter().begin(wanted.code(), 9).messageAuthenticator();
            writer.encoded(wanted.attributes());
            byte[] authenticator = wanted.authenticator().length > 0 ? wanted.authenticator() : new byte[16];
            packet = decoded(() -> PacketCodec.ofThread().signRequest(writer, authenticator, wanted.secret()));
        }

        String host() {
            return wanted.target().getAddress().getHostAddress();
        }

        void answer(PacketCode code, Consumer<PacketWriter> attributes) {
            PacketWriter writer = new PacketWriter().begin(code, 9).messageAuthenticator();
            answer(writer, attributes);
        }

        void answerUnsigned(PacketCode code) {
            answer(new PacketWriter().begin(code, 9), writer -> {});
        }

        private void answer(PacketWriter writer, Consumer<PacketWriter> attributes) {
            attributes.accept(writer);
            RadiusPacket reply = decoded(() -> PacketCodec.ofThread().signReply(writer, packet, wanted.secret()));
            outcome.complete(new RequestOutcome.Answered(reply, 1));
        }

        void stayUnanswered() {
            outcome.complete(new RequestOutcome.TimedOut(2));
        }

        private static RadiusPacket decoded(Supplier<ByteBuffer> octets) {
            try {
                return RadiusPacket.decode(octets.get());
            } catch (MalformedPacket e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void useClients(Collection<ClientRule> rules) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Preparation prepare(OutboundRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<RequestKind, Map<DiscardReason, Long>> discards() {
        return Map.of();
    }

    @Override
    public ConnectorStatistics statistics() {
        return ConnectorStatistics.ofIdle();
    }

    @Override
    public void close() {}
}
