package io.sluice.ejb.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.upstream.UpstreamPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What is shown of deliveries to retailers' servers, and who is told when one is behind: what is not delivered is not billed. A
 * series begins when there is something to show.
 */
public final class DeliveryMeters {

    static final Duration BEHIND = Duration.ofMinutes(5);

    private static final String WAITING = "select r.name, d.copy_group, r.id, count(*), min(d.made_at)"
            + " from accounting_delivery d join retailer r on r.id = d.retailer_id"
            + " where d.open group by r.name, d.copy_group, r.id";

    private final DataSource database;
    private final MeterRegistry registry;
    private final UpstreamDirectory servers;
    private final DeliveryCounts counts;
    private final Clock businessClock;
    private final Map<String, AtomicLong> shown = new HashMap<>();
    private Map<Group, Boolean> behind = new HashMap<>();

    private record Group(String retailer, String name) {}

    public DeliveryMeters(
            DataSource database,
            MeterRegistry registry,
            UpstreamDirectory servers,
            DeliveryCounts counts,
            Clock businessClock) {
        this.database = database;
        this.registry = registry;
        this.servers = servers;
        this.counts = counts;
        this.businessClock = businessClock;
    }

    /** Takes over the present counts; for one thread, about each second. */
    public void refresh() {
        counts.byServer().forEach((id, results) -> servers.server(id)
                .ifPresent(server -> results.forEach((result, count) -> {
                    if (count.sum() > 0) {
                        Tags tags = Tags.of(
                                "server", server.name(), "result", result.name().toLowerCase(Locale.ROOT));
                        counter("sluice_accounting_requests", tags).set(count.sum());
                    }
                })));
        counter("sluice_accounting_deliveries_shed", Tags.empty()).set(counts.shed());
        counter("sluice_accounting_deliveries_unsendable", Tags.empty()).set(counts.unsendableSoFar());
    }

    /** Counts what waits, and tells of whom is behind; costs a look at all that waits. */
    public void count() {
        Map<Group, Boolean> now = new HashMap<>();
        Set<Group> waiting = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                Group group = new Group(rows.getString(1), rows.getString(2));
                waiting.add(group);
                look(
                        group,
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getTimestamp(5).toInstant(),
                        now);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        behind.keySet().stream().filter(group -> !waiting.contains(group)).forEach(group -> show(group, 0, 0));
        behind.forEach((group, was) -> {
            if (was && !now.getOrDefault(group, false)) {
                DeliveryLog.caughtUp(group.retailer(), group.name());
            }
        });
        now.putAll(gone(now));
        behind = now;
    }

    /** Groups that have had something waiting and have not now go on being shown. */
    private Map<Group, Boolean> gone(Map<Group, Boolean> now) {
        Map<Group, Boolean> gone = new HashMap<>();
        behind.keySet().stream().filter(group -> !now.containsKey(group)).forEach(group -> gone.put(group, false));
        return gone;
    }

    private void look(Group group, long retailerId, long waiting, Instant oldest, Map<Group, Boolean> now) {
        long seconds =
                Math.max(0, Duration.between(oldest, businessClock.instant()).toSeconds());
        show(group, waiting, seconds);
        boolean late = seconds >= BEHIND.toSeconds();
        if (late && !behind.getOrDefault(group, false)) {
            boolean served = servers.accounting(retailerId).stream()
                    .map(UpstreamPool::group)
                    .anyMatch(group.name()::equals);
            if (served) {
                DeliveryLog.behind(group.retailer(), group.name(), waiting, seconds);
            } else {
                DeliveryLog.noServer(group.retailer(), group.name(), waiting);
            }
        }
        now.put(group, late);
    }

    private void show(Group group, long waiting, long seconds) {
        Tags tags = Tags.of("retailer", group.retailer(), "group", group.name());
        gauge("sluice_accounting_deliveries_waiting", tags).set(waiting);
        gauge("sluice_accounting_delivery_oldest_seconds", tags).set(seconds);
    }

    private AtomicLong counter(String name, Tags tags) {
        return shown.computeIfAbsent(name + tags, key -> {
            AtomicLong count = new AtomicLong();
            FunctionCounter.builder(name, count, AtomicLong::get).tags(tags).register(registry);
            return count;
        });
    }

    private AtomicLong gauge(String name, Tags tags) {
        return shown.computeIfAbsent(name + tags, key -> {
            AtomicLong present = new AtomicLong();
            Gauge.builder(name, present, AtomicLong::get).tags(tags).register(registry);
            return present;
        });
    }
}
