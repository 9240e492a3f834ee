package io.sluice.jca.inbound;

import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of one kind of request since the connector started; they outlive the port. */
public final class Traffic {

    private final RequestKind kind;
    private final LongAdder received = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final ClientTraffic all = new ClientTraffic();
    private final Map<String, ClientTraffic> byClient = new ConcurrentHashMap<>();

    public Traffic(RequestKind kind) {
        this.kind = kind;
    }

    public RequestKind kind() {
        return kind;
    }

    void countReceived(int datagrams) {
        received.add(datagrams);
    }

    void countAnswered() {
        answered.increment();
    }

    void countRepeated(String client) {
        all.repeated.increment();
        of(client).repeated.increment();
    }

    void countDiscarded(String client, DiscardReason reason) {
        all.discarded[reason.ordinal()].increment();
        of(client).discarded[reason.ordinal()].increment();
    }

    private ClientTraffic of(String client) {
        return byClient.computeIfAbsent(client, name -> new ClientTraffic());
    }

    /** Datagrams taken from the socket. */
    public long received() {
        return received.sum();
    }

    /** Replies sent, without repeated ones. */
    public long answered() {
        return answered.sum();
    }

    /** Retransmissions answered with the reply that was sent before. */
    public long repeated() {
        return all.repeated.sum();
    }

    public long discarded(DiscardReason reason) {
        return all.discarded[reason.ordinal()].sum();
    }

    /** All reasons that occurred at least once. */
    public Map<DiscardReason, Long> discards() {
        return all.discards();
    }

    /** What became of each client's requests that the connector decided itself, by name of the client. */
    public Map<String, ConnectorStatistics.Client> clients() {
        Map<String, ConnectorStatistics.Client> clients = new HashMap<>();
        byClient.forEach((name, counters) ->
                clients.put(name, new ConnectorStatistics.Client(counters.repeated.sum(), counters.discards())));
        return clients;
    }

    /** Counters of one client, or of all. */
    private static final class ClientTraffic {

        private final LongAdder repeated = new LongAdder();
        private final LongAdder[] discarded = new LongAdder[DiscardReason.values().length];

        ClientTraffic() {
            for (int i = 0; i < discarded.length; i++) {
                discarded[i] = new LongAdder();
            }
        }

        Map<DiscardReason, Long> discards() {
            Map<DiscardReason, Long> counts = new EnumMap<>(DiscardReason.class);
            for (DiscardReason reason : DiscardReason.values()) {
                long count = discarded[reason.ordinal()].sum();
                if (count > 0) {
                    counts.put(reason, count);
                }
            }
            return counts;
        }
    }
}
