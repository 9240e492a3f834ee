package io.sluice.jca;

import io.sluice.jca.client.ClientTable;
import io.sluice.jca.connection.Connector;
import io.sluice.jca.inbound.InboundPort;
import io.sluice.jca.inbound.PortSettings;
import io.sluice.jca.inbound.Surroundings;
import io.sluice.jca.inbound.Traffic;
import io.sluice.jca.outbound.OutboundSettings;
import io.sluice.jca.outbound.Requester;
import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.TimerThread;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The connector: opens a port for each activated endpoint and sends requests of our own.
 *
 * <p>Started once with the deployment; ports come and go with their endpoints; stopping closes what is left. Client rules
 * and counters belong to the adapter and outlive a port.
 */
public class RadiusResourceAdapter implements ResourceAdapter, Connector, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Preparation.Refused NOT_STARTED =
            new Preparation.Refused(Preparation.Cause.STOPPING, "the connector is not started");

    private record Activation(MessageEndpointFactory factory, ActivationSpec spec) {}

    private String outboundAddress = "";
    private String maxSourcePorts = "64";
    private String identifierRestMillis = "1000";

    private final transient Map<Activation, InboundPort> ports = new ConcurrentHashMap<>();
    private final transient Map<RequestKind, Traffic> traffic = new EnumMap<>(RequestKind.class);
    private transient volatile ClientTable clients = ClientTable.EMPTY;
    private transient @Nullable TimerThread timer;
    private transient volatile @Nullable Requester requester;

    public RadiusResourceAdapter() {
        for (RequestKind kind : RequestKind.values()) {
            traffic.put(kind, new Traffic(kind));
        }
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        TimerThread started = new TimerThread("sluice-radius-timer");
        try {
            requester = new Requester(outbound(), TimeSource.SYSTEM, started, new SecureRandom());
            timer = started;
        } catch (IOException | InvalidPropertyException e) {
            started.close();
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    private OutboundSettings outbound() throws InvalidPropertyException {
        Setting address = new Setting("outboundAddress", outboundAddress);
        return new OutboundSettings(
                address.value().isEmpty() ? null : address.address(),
                new Setting("maxSourcePorts", maxSourcePorts).number(1, 1024),
                Duration.ofMillis(new Setting("identifierRestMillis", identifierRestMillis).number(0, 300_000)),
                OutboundSettings.DEFAULT.restAfterSilence());
    }

    @Override
    public void stop() {
        List.copyOf(ports.keySet()).forEach(this::deactivate);
        Requester sending = requester;
        if (sending != null) {
            sending.close();
        }
        if (timer != null) {
            timer.close();
        }
    }

    /** {@inheritDoc} The message of a failure says which port could not be opened and why. */
    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof RadiusActivationSpec radius) || timer == null) {
            throw new ResourceException("not an activation of the RADIUS resource adapter, or it is not started");
        }
        PortSettings settings = radius.settings();
        Surroundings around = new Surroundings(() -> clients, TimeSource.SYSTEM, timer);
        try {
            InboundPort port =
                    InboundPort.open(settings, around, Objects.requireNonNull(traffic.get(settings.kind())), factory);
            ports.put(new Activation(factory, spec), port);
        } catch (IOException e) {
            throw new ResourceException(e.getMessage(), e);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        deactivate(new Activation(factory, spec));
    }

    private void deactivate(Activation activation) {
        InboundPort port = ports.remove(activation);
        if (port != null) {
            port.close();
        }
    }

    /** No transaction needs recovery here: what was not answered is sent again. */
    @Override
    public XAResource @Nullable [] getXAResources(ActivationSpec[] specs) {
        return null;
    }

    @Override
    public void useClients(Collection<ClientRule> rules) {
        synchronized (traffic) {
            clients = clients.with(rules);
        }
    }

    @Override
    public CompletionStage<RequestOutcome> send(OutboundRequest request) {
        Requester sending = requester;
        return sending == null
                ? CompletableFuture.completedFuture(new RequestOutcome.NotSent(NOT_STARTED.why()))
                : sending.send(request);
    }

    @Override
    public Preparation prepare(OutboundRequest request) {
        Requester sending = requester;
        return sending == null ? NOT_STARTED : sending.prepare(request);
    }

    @Override
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        Requester sending = requester;
        return sending == null ? NOT_STARTED : sending.resume(request, sourcePort, identifier);
    }

    @Override
    public Map<RequestKind, Map<DiscardReason, Long>> discards() {
        Map<RequestKind, Map<DiscardReason, Long>> counts = new EnumMap<>(RequestKind.class);
        traffic.forEach((kind, counters) -> counts.put(kind, counters.discards()));
        return counts;
    }

    @Override
    public ConnectorStatistics statistics() {
        Map<RequestKind, ConnectorStatistics.Port> looks = new EnumMap<>(RequestKind.class);
        traffic.forEach((kind, counters) -> {
            List<InboundPort> open =
                    ports.values().stream().filter(port -> port.kind() == kind).toList();
            looks.put(
                    kind,
                    new ConnectorStatistics.Port(
                            !open.isEmpty(),
                            open.stream().allMatch(InboundPort::isAlive),
                            open.stream().anyMatch(InboundPort::isPaused),
                            open.stream().mapToInt(InboundPort::waiting).sum(),
                            counters.received(),
                            counters.answered(),
                            counters.clients()));
        });
        Requester sending = requester;
        return new ConnectorStatistics(
                looks, sending == null ? ConnectorStatistics.Outbound.NONE : sending.statistics());
    }

    /** Where an activated endpoint listens. */
    public Optional<InboundPort> port(MessageEndpointFactory factory, ActivationSpec spec) {
        return Optional.ofNullable(ports.get(new Activation(factory, spec)));
    }

    /** The counters of one kind of request. */
    public Traffic traffic(RequestKind kind) {
        return Objects.requireNonNull(traffic.get(kind));
    }

    public String getOutboundAddress() {
        return outboundAddress;
    }

    /** Source address of requests of our own; empty leaves it to the routing table. */
    public void setOutboundAddress(String outboundAddress) {
        this.outboundAddress = outboundAddress;
    }

    public String getMaxSourcePorts() {
        return maxSourcePorts;
    }

    /** Source ports to one NAS, 256 identifiers each: 1–1024. */
    public void setMaxSourcePorts(String maxSourcePorts) {
        this.maxSourcePorts = maxSourcePorts;
    }

    public String getIdentifierRestMillis() {
        return identifierRestMillis;
    }

    /** How long an identifier is not used again after a reply: 0–300 000 ms. */
    public void setIdentifierRestMillis(String identifierRestMillis) {
        this.identifierRestMillis = identifierRestMillis;
    }

    /** A copy that was read from somewhere is an adapter that has not been started. */
    private Object readResolve() {
        RadiusResourceAdapter adapter = new RadiusResourceAdapter();
        adapter.outboundAddress = outboundAddress;
        adapter.maxSourcePorts = maxSourcePorts;
        adapter.identifierRestMillis = identifierRestMillis;
        return adapter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RadiusResourceAdapter adapter
                && adapter.outboundAddress.equals(outboundAddress)
                && adapter.maxSourcePorts.equals(maxSourcePorts)
                && adapter.identifierRestMillis.equals(identifierRestMillis);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outboundAddress, maxSourcePorts, identifierRestMillis);
    }
}
