package io.sluice.ejb.overview;

import io.sluice.ejb.platform.Criteria;
import io.sluice.nas.DialectName;
import io.sluice.session.SessionState;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is open at each NAS, by way of the index of open sessions, and the logins of a day, by way of the key: an id begins with
 * the time it was made at. Costs in proportion to what is open; ask {@link Overviews} instead, which remembers.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OverviewQueries {
    private static final int HOURS = 24;
    private static final int MOST_NASES = 10_000;

    private static final String NASES = "select n.id, n.name, n.dialect from Nas n";
    private static final String SESSIONS =
            "select s.nasId, s.state, count(s.id), max(s.lastSeenAt) from SubscriberSession s";
    private static final String SERVICES = "select s.nasId, count(s.id) from ServiceSession s";
    /** In SQL, since JPQL has no function for the hour that an instant falls into. */
    private static final String LOGINS =
            "select floor(extract(epoch from first_seen_at) / 3600) as hour_number, count(*) from subscriber_session"
                    + " where id >= ?1 and first_seen_at >= ?2";

    private static final String OF_TENANT =
            " and subscriber_id in (select tenant.id from subscriber tenant where tenant.retailer_id = ?3)";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected OverviewQueries() {}

    public OverviewQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** Four statements, whatever there is. */
    public Overview overview(TenantScope scope, Instant now) {
        return new Overview(now, nases(scope), hours(scope, now));
    }

    private List<NasFigures> nases(TenantScope scope) {
        Map<Long, OpenAt> sessions = openSessions(scope);
        Map<Long, Long> services = openServices(scope);
        List<NasFigures> figures = new ArrayList<>();
        for (Object[] row : new Criteria(NASES).list(entities, "n.name", MOST_NASES)) {
            Long id = (Long) row[0];
            OpenAt open = sessions.get(id);
            if (open != null || scope.isAll()) {
                OpenAt known = open == null ? new OpenAt() : open;
                figures.add(new NasFigures(
                        id,
                        (String) row[1],
                        (DialectName) row[2],
                        known.active,
                        known.stale,
                        services.getOrDefault(id, 0L),
                        known.lastSeenAt));
            }
        }
        return figures;
    }

    private Map<Long, OpenAt> openSessions(TenantScope scope) {
        Map<Long, OpenAt> found = new HashMap<>();
        new Criteria(SESSIONS)
                        .lessThan("s.state", (short) SessionState.CLOSED.code())
                        .within(scope, "s.subscriberId")
                        .grouped(entities, "s.nasId, s.state")
                        .stream()
                        .forEach(row -> found.computeIfAbsent((Long) row[0], nas -> new OpenAt())
                                .add((Short) row[1], (Long) row[2], (Instant) row[3]));
        return found;
    }

    private Map<Long, Long> openServices(TenantScope scope) {
        Map<Long, Long> found = new HashMap<>();
        new Criteria(SERVICES)
                .tuple("s.open = true").within(scope, "s.subscriberId").grouped(entities, "s.nasId").stream()
                        .forEach(row -> found.put((Long) row[0], (Long) row[1]));
        return found;
    }

    private List<HourOfLogins> hours(TenantScope scope, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
        Query query = entities.createNativeQuery(LOGINS + (scope.isAll() ? "" : OF_TENANT) + " group by 1")
                .setParameter(1, idsFrom(first))
                .setParameter(2, first);
        if (!scope.isAll()) {
            query.setParameter(3, scope.retailerId());
        }
        Map<Long, Long> found = new HashMap<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            found.put(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
        }
        long hour = first.getEpochSecond() / 3600;
        return IntStream.range(0, HOURS)
                .mapToObj(i -> new HourOfLogins(first.plus(Duration.ofHours(i)), found.getOrDefault(hour + i, 0L)))
                .toList();
    }

    /** The lowest id that could have been made at a time (RFC 9562 §5.7). */
    private static UUID idsFrom(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    private static final class OpenAt {
        private long active;
        private long stale;
        private @Nullable Instant lastSeenAt;

        void add(short state, long count, Instant seen) {
            if (SessionState.of(state) == SessionState.STALE) {
                stale += count;
            } else {
                active += count;
            }
            lastSeenAt = lastSeenAt == null || seen.isAfter(lastSeenAt) ? seen : lastSeenAt;
        }
    }
}
