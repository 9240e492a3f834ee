package io.sluice.jca.connection;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a caller holds; usable from several threads until it is closed. */
final class ConnectionHandle implements RadiusConnection {

    private final Connector connector;
    private volatile @Nullable RadiusManagedConnection managed;

    ConnectionHandle(Connector connector, RadiusManagedConnection managed) {
        this.connector = connector;
        this.managed = managed;
    }

    @Override
    public void useClients(Collection<ClientRule> rules) {
        open().useClients(rules);
    }

    @Override
    public CompletionStage<RequestOutcome> send(OutboundRequest request) {
        return open().send(request);
    }

    @Override
    public Preparation prepare(OutboundRequest request) {
        return open().prepare(request);
    }

    @Override
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        return open().resume(request, sourcePort, identifier);
    }

    @Override
    public Map<RequestKind, Map<DiscardReason, Long>> discards() {
        return open().discards();
    }

    @Override
    public ConnectorStatistics statistics() {
        return open().statistics();
    }

    private Connector open() {
        if (managed == null) {
            throw new IllegalStateException("the RADIUS connection is closed");
        }
        return connector;
    }

    /** The container moves the handle to another managed connection, or invalidates it with null. */
    void associate(@Nullable RadiusManagedConnection with) {
        managed = with;
    }

    @Override
    public void close() {
        RadiusManagedConnection of = managed;
        managed = null;
        if (of != null) {
            of.closed(this);
        }
    }
}
