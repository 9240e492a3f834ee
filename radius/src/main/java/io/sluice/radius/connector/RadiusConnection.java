package io.sluice.radius.connector;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What the application may ask of the connector. */
public interface RadiusConnection extends AutoCloseable {

    /** Replaces the client rules, for the packets that arrive from now on. */
    void useClients(Collection<ClientRule> rules);

    /**
     * Sends a request and retransmits it as RFC 5080 §2.2.1 says until a genuine reply comes or the request's give-up
     * time. Never blocks; the stage is completed by a connector thread, which must not be held.
     */
    CompletionStage<RequestOutcome> send(OutboundRequest request);

    /** Datagrams received and not answered, by reason, since the connector started. */
    Map<RequestKind, Map<DiscardReason, Long>> discards();

    /** How the connector is and what it has counted; costs as much as there are clients, so not for every packet. */
    ConnectorStatistics statistics();

    @Override
    void close();
}
