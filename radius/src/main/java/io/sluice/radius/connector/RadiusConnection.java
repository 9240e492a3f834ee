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

    /**
     * Settles a request's source port, identifier and octets without sending it, so that they can be stored before anything
     * leaves.
     */
    Preparation prepare(OutboundRequest request);

    /**
     * Takes up a request that an earlier life of this node may have sent: the same octets from the same port under the same
     * identifier, so that the NAS finds a duplicate and not a second request (RFC 5176 §2.3, RFC 5080 §2.2.2). The caller
     * gives the attributes as they were, an Event-Timestamp unchanged among them. Access-Request and Status-Server, whose
     * authenticator is random, cannot be resumed.
     *
     * @param sourcePort what {@link PreparedRequest#sourcePort} said, 1–65535
     * @param identifier what {@link PreparedRequest#identifier} said, 0–255
     */
    Preparation resume(OutboundRequest request, int sourcePort, int identifier);

    /** Datagrams received and not answered, by reason, since the connector started. */
    Map<RequestKind, Map<DiscardReason, Long>> discards();

    /** How the connector is and what it has counted; costs as much as there are clients, so not for every packet. */
    ConnectorStatistics statistics();

    @Override
    void close();
}
