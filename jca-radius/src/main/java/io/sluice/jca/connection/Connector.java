package io.sluice.jca.connection;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What connections reach; the resource adapter is one. See {@link io.sluice.radius.connector.RadiusConnection}. */
public interface Connector {

    void useClients(Collection<ClientRule> rules);

    CompletionStage<RequestOutcome> send(OutboundRequest request);

    Preparation prepare(OutboundRequest request);

    Preparation resume(OutboundRequest request, int sourcePort, int identifier);

    Map<RequestKind, Map<DiscardReason, Long>> discards();

    ConnectorStatistics statistics();
}
