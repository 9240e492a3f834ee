package io.sluice.ejb.nas;

import io.sluice.access.dynamic.NasNaming;
import io.sluice.nas.IpAddress;
import io.sluice.nas.NasDirectory;
import io.sluice.nas.NasRef;
import io.sluice.nas.SourcePrefix;
import io.sluice.radius.connector.ClientRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * The NAS whose session a client's CoA- or Disconnect-Request means. Stricter than {@link #find}: a name that we do not
     * know is not passed over, and all names that are given must mean the same NAS.
     *
     * @return empty if the client has meanwhile been removed
     */
    public Optional<NasChoice> choose(String client, NasNaming naming) {
        Snapshot now = snapshot;
        return Optional.ofNullable(now.clients.get(client)).map(known -> now.choose(known, naming));
    }

    /**
     * A client.
     *
     * @param nas whom its requests are about that name nobody else
     * @param mayReportNas whether they may name somebody else
     */
    public record KnownClient(ClientRule rule, NasRef nas, boolean mayReportNas) {

        /** Whether it may send from there, so that the address names the client itself. */
        boolean isAt(String address) {
            IpAddress asked = IpAddress.of(address);
            return rule.prefixes().stream().map(SourcePrefix::of).anyMatch(prefix -> prefix.contains(asked));
        }
    }

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

        private NasChoice choose(KnownClient client, NasNaming naming) {
            if (!naming.isGiven()) {
                return client.mayReportNas ? new NasChoice.Any() : new NasChoice.One(client.nas);
            }
            Set<NasRef> meant = new HashSet<>();
            String identifier = naming.identifier();
            if (identifier != null) {
                NasRef nas = identified(client, identifier);
                if (nas == null) {
                    return new NasChoice.Unknown("no NAS is called " + identifier);
                }
                meant.add(nas);
            }
            for (String address : naming.addresses().toList()) {
                NasRef nas = byAddress.getOrDefault(address, client.isAt(address) ? client.nas : null);
                if (nas == null) {
                    return new NasChoice.Unknown("no NAS has the address " + address);
                }
                meant.add(nas);
            }
            if (meant.size() > 1) {
                return new NasChoice.Unknown("its NAS identification attributes name different NASes");
            }
            NasRef nas = meant.iterator().next();
            return client.mayReportNas || nas.equals(client.nas) ? new NasChoice.One(nas) : new NasChoice.Foreign(nas);
        }

        /** By NAS-Identifier, else by the name it has here. */
        private @Nullable NasRef identified(KnownClient client, String identifier) {
            NasRef nas = byIdentifier.get(identifier);
            if (nas != null || client.nas.name().equals(identifier)) {
                return nas != null ? nas : client.nas;
            }
            return Stream.concat(clients.values().stream().map(KnownClient::nas), byAddress.values().stream())
                    .filter(known -> known.name().equals(identifier))
                    .findAny()
                    .orElse(null);
        }
    }
}
