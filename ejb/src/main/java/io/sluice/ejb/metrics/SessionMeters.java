package io.sluice.ejb.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * {@code sluice_sessions_open{nas}} and {@code sluice_service_sessions_open{nas}}, counted in the database by the indexes of
 * what is open; every node shows the same.
 */
public final class SessionMeters {

    private static final String SUBSCRIBER_SESSIONS = "select n.name, count(*) from subscriber_session s"
            + " join nas n on n.id = s.nas_id where s.state < 3 group by n.name";
    private static final String SERVICE_SESSIONS = "select n.name, count(*) from service_session s"
            + " join nas n on n.id = s.nas_id where s.open group by n.name";

    private final DataSource database;
    private final MeterRegistry registry;
    private final Map<String, AtomicLong> subscriberSessions = new HashMap<>();
    private final Map<String, AtomicLong> serviceSessions = new HashMap<>();

    public SessionMeters(DataSource database, MeterRegistry registry) {
        this.database = database;
        this.registry = registry;
    }

    /** Counts anew. */
    public void refresh() {
        try (Connection connection = database.getConnection()) {
            show(
                    connection,
                    SUBSCRIBER_SESSIONS,
                    subscriberSessions,
                    "sluice_sessions_open",
                    "Open subscriber sessions");
            show(
                    connection,
                    SERVICE_SESSIONS,
                    serviceSessions,
                    "sluice_service_sessions_open",
                    "Open service sessions");
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private void show(Connection connection, String sql, Map<String, AtomicLong> gauges, String name, String what)
            throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        counts.keySet().forEach(nas -> gauges.computeIfAbsent(nas, key -> register(name, what, key)));
        gauges.forEach((nas, gauge) -> gauge.set(counts.getOrDefault(nas, 0L)));
    }

    private AtomicLong register(String name, String what, String nas) {
        AtomicLong shown = new AtomicLong();
        Gauge.builder(name, shown, AtomicLong::get)
                .description(what)
                .tag("nas", nas)
                .register(registry);
        return shown;
    }
}
