package io.sluice.radius.connector;

import java.util.EnumMap;
import java.util.Map;

/**
 * How the connector is, and what it has counted since it started; counters never go down. One look, not a live view.
 *
 * @param ports by kind; a kind nobody listens for is there too
 */
public record ConnectorStatistics(Map<RequestKind, Port> ports, Outbound outbound) {

    /** The name under which is counted what no client rule covers. */
    public static final String NO_CLIENT = "";

    /**
     * One kind of request.
     *
     * @param listening whether a socket is open
     * @param alive whether all threads that receive and deliver run
     * @param paused whether delivery pauses because what requests are stored in is away
     * @param waiting requests that wait for a delivery worker
     * @param received datagrams taken from the socket
     * @param answered replies sent, without repeated ones
     * @param clients by name of the client, {@link #NO_CLIENT} for unknown sources
     */
    public record Port(
            boolean listening,
            boolean alive,
            boolean paused,
            int waiting,
            long received,
            long answered,
            Map<String, Client> clients) {

        public Port {
            clients = Map.copyOf(clients);
        }
    }

    /**
     * What the connector itself decided about a client's requests.
     *
     * @param repeated retransmissions answered with the reply that was sent before
     * @param discards requests left unanswered, by those reasons that occurred
     */
    public record Client(long repeated, Map<DiscardReason, Long> discards) {

        public Client {
            discards = Map.copyOf(discards);
        }
    }

    /**
     * Requests of our own.
     *
     * @param answered ended with a genuine reply
     * @param timedOut given up
     * @param notSent never left
     * @param retransmissions transmissions after the first, of requests that have ended
     * @param ignored datagrams that were no genuine reply to anything
     * @param outstanding requests that wait for a reply
     * @param sourcePorts source ports open now
     */
    public record Outbound(
            long answered,
            long timedOut,
            long notSent,
            long retransmissions,
            long ignored,
            long outstanding,
            int sourcePorts) {

        public static final Outbound NONE = new Outbound(0, 0, 0, 0, 0, 0, 0);
    }

    public ConnectorStatistics {
        ports = Map.copyOf(ports);
    }

    /** Of a connector that does nothing yet. */
    public static ConnectorStatistics ofIdle() {
        Map<RequestKind, Port> ports = new EnumMap<>(RequestKind.class);
        for (RequestKind kind : RequestKind.values()) {
            ports.put(kind, new Port(false, true, false, 0, 0, 0, Map.of()));
        }
        return new ConnectorStatistics(ports, Outbound.NONE);
    }
}
