package io.sluice.ejb.service;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.RecentMisses;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceScopes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The services in memory: the current version of each as it was when it was last read, and of the older ones those that
 * somebody asked for. A version never changes, so what is here once is right for good.
 */
public final class CurrentServices implements ServiceDirectory {

    /** Above this many older versions remembering begins anew, so that it cannot grow for ever. */
    private static final int OLDER_AT_MOST = 10_000;

    private static final int WHOLE = 100;

    private final DataSource database;
    private final RecentMisses<String> misses = new RecentMisses<>(System::nanoTime);
    private final Map<Long, ServiceFacts> older = new ConcurrentHashMap<>();
    private volatile Snapshot current = Snapshot.of(List.of());
    private volatile ServiceScopes scopes = ServiceScopes.NONE;

    public CurrentServices(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<ServiceFacts> current(String name) {
        return Optional.ofNullable(current.byName.get(name));
    }

    /** Asks the database, once a second at most, for one that was perhaps made since everything was last read. */
    @Override
    public Optional<ServiceFacts> newest(String name) {
        Optional<ServiceFacts> known = current(name);
        if (known.isPresent() || !misses.mayLookFor(name)) {
            return known;
        }
        Optional<ServiceFacts> read =
                read(ServiceFactsRows.current(name)).stream().findFirst();
        read.ifPresentOrElse(
                facts -> {
                    misses.found(name);
                    older.put(facts.versionId(), facts);
                },
                () -> misses.missed(name));
        return read;
    }

    /** Asks the database for a version that nobody asked for before and that is not current. */
    @Override
    public Optional<ServiceFacts> version(long versionId) {
        ServiceFacts known = current.byVersion.get(versionId);
        if (known == null) {
            known = older.get(versionId);
        }
        return known != null ? Optional.of(known) : read(versionId);
    }

    private Optional<ServiceFacts> read(long versionId) {
        Optional<ServiceFacts> read =
                read(ServiceFactsRows.version(versionId)).stream().findFirst();
        read.ifPresent(facts -> {
            if (older.size() >= OLDER_AT_MOST) {
                older.clear();
            }
            older.put(versionId, facts);
        });
        return read;
    }

    @Override
    public ServiceScopes scopes() {
        return scopes;
    }

    /** The lowest percentage of a limit that any current service tells of, 100 if none does. */
    public int lowestMark() {
        return current.lowestMark;
    }

    /** Reads all definitions and scopes anew. */
    public void reload() {
        try (var connection = database.getConnection()) {
            scopes = new ScopeRows(connection).read();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        current = Snapshot.of(read(ServiceFactsRows.current()));
    }

    private List<ServiceFacts> read(ServiceFactsRows rows) {
        try (var connection = database.getConnection()) {
            return rows.read(connection);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private record Snapshot(Map<String, ServiceFacts> byName, Map<Long, ServiceFacts> byVersion, int lowestMark) {

        static Snapshot of(List<ServiceFacts> services) {
            Map<String, ServiceFacts> byName = new HashMap<>();
            Map<Long, ServiceFacts> byVersion = new HashMap<>();
            for (ServiceFacts service : services) {
                byName.put(service.name(), service);
                byVersion.put(service.versionId(), service);
            }
            int lowestMark = services.stream()
                    .flatMap(service -> service.onLimit().notifyAt().stream())
                    .mapToInt(Integer::intValue)
                    .min()
                    .orElse(WHOLE);
            return new Snapshot(Map.copyOf(byName), Map.copyOf(byVersion), lowestMark);
        }
    }
}
