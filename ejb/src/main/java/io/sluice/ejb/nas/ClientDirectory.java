package io.sluice.ejb.nas;

import io.sluice.nas.NasDirectory;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.ClientRule;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may send and for which NAS, as the database says: read as a whole, kept as a snapshot, and handed to the connector
 * whenever it is read.
 */
public final class ClientDirectory implements NasDirectory {

    private final Supplier<Snapshot> source;
    private final Consumer<Collection<ClientRule>> connector;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Map.of());

    /**
     * @param source reads the tables
     * @param connector takes the rules for the packets that arrive from then on
     */
    public ClientDirectory(Supplier<Snapshot> source, Consumer<Collection<ClientRule>> connector) {
        this.source = source;
        this.connector = connector;
    }

    /** Reads everything anew and hands it on. */
    public void reload() {
        Snapshot read = source.get();
        // First the NASes: a request of a new client must find them.
        snapshot = read;
        connector.accept(read.clients.values().stream().map(KnownClient::rule).toList());
    }

    /** A NAS that some client speaks for or may report. */
    public Optional<NasRef> nas(long id) {
        Snapshot now = snapshot;
        return Stream.of(
                        now.clients.values().stream().map(KnownClient::nas),
                        now.byIdentifier.values().stream(),
                        now.byAddress.values().stream())
                .flatMap(found -> found)
                .filter(nas -> nas.id() == id)
                .findFirst();
    }

    public int clients() {
        return snapshot.clients.size();
    }

    @Override
    public Optional<NasRef> find(String client, @Nullable String identifier, @Nullable String address) {
        Snapshot now = snapshot;
        KnownClient known = now.clients.get(client);
        if (known == null) {
            return Optional.empty();
        }
        NasRef reported = null;
        if (known.mayReportNas) {
            reported = identifier == null ? null : now.byIdentifier.get(identifier);
            if (reported == null && address != null) {
                reported = now.byAddress.get(address);
            }
        }
        return Optional.of(reported == null ? known.nas : reported);
    }

    /**
     * A client.
     *
     * @param nas whom its requests are about that name nobody else
     * @param mayReportNas whether they may name somebody else
     */
    public record KnownClient(ClientRule rule, NasRef nas, boolean mayReportNas) {}

    /**
     * All of them.
     *
     * @param clients by name
     * @param byIdentifier NASes by NAS-Identifier
     * @param byAddress NASes by address in RFC 5952 form
     */
    public record Snapshot(
            Map<String, KnownClient> clients, Map<String, NasRef> byIdentifier, Map<String, NasRef> byAddress) {

        public Snapshot {
            clients = Map.copyOf(clients);
            byIdentifier = Map.copyOf(byIdentifier);
            byAddress = Map.copyOf(byAddress);
        }
    }
}
