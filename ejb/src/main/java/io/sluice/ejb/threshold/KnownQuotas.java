package io.sluice.ejb.threshold;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.session.QuotaGate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The quotas in memory, by subscriber: few have any, and whoever has none costs one look into a map. Follows the change log. */
public final class KnownQuotas implements QuotaGate {

    private final DataSource database;
    private final Map<Long, List<KnownQuota>> bySubscriber = new ConcurrentHashMap<>();

    public KnownQuotas(DataSource database) {
        this.database = database;
    }

    /** Reads all anew. */
    public void reload() {
        try (Connection connection = database.getConnection()) {
            Map<Long, List<KnownQuota>> read =
                    new QuotaRows(connection).all().stream().collect(Collectors.groupingBy(KnownQuota::subscriberId));
            bySubscriber.keySet().retainAll(read.keySet());
            bySubscriber.putAll(read);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Reads those of some subscribers anew. */
    public void refresh(Collection<Long> subscribers) {
        try (Connection connection = database.getConnection()) {
            Map<Long, List<KnownQuota>> read = new HashMap<>(new QuotaRows(connection)
                    .ofSubscribers(subscribers).stream().collect(Collectors.groupingBy(KnownQuota::subscriberId)));
            for (Long id : subscribers) {
                List<KnownQuota> of = read.get(id);
                if (of == null) {
                    bySubscriber.remove(id);
                } else {
                    bySubscriber.put(id, of);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** The id of the quota that a service of a subscriber uses, {@link Usage#ABSENT} for none. One of its own goes first. */
    public long idOf(long subscriberId, String activation) {
        List<KnownQuota> of = bySubscriber.isEmpty() ? null : bySubscriber.get(subscriberId);
        if (of == null) {
            return Usage.ABSENT;
        }
        return find(of, activation).map(KnownQuota::id).orElse(Usage.ABSENT);
    }

    @Override
    public Optional<String> objectionTo(long subscriberId, String activation) {
        List<KnownQuota> of = bySubscriber.getOrDefault(subscriberId, List.of());
        return find(of, activation)
                .filter(KnownQuota::usedUp)
                .filter(each -> !activation.equals(each.quota().action().switchTo()))
                .map(each -> "the quota " + each.name() + " is used up until " + each.resetsAt());
    }

    private static Optional<KnownQuota> find(List<KnownQuota> of, String activation) {
        String name = nameOf(activation);
        return of.stream()
                .filter(each -> name.equals(each.quota().service()))
                .findFirst()
                .or(() -> of.stream()
                        .filter(each -> each.quota().service() == null)
                        .filter(each -> !activation.equals(each.quota().action().switchTo()))
                        .findFirst());
    }

    /** What stands before the parenthesis. */
    static String nameOf(String activation) {
        int parenthesis = activation.indexOf('(');
        return (parenthesis < 0 ? activation : activation.substring(0, parenthesis)).strip();
    }
}
