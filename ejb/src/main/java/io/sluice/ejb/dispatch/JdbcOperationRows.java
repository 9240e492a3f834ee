package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;
import io.sluice.operation.Lane;
import io.sluice.operation.OpenService;
import io.sluice.operation.ServiceEffect;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads alike on both databases; how rows are written by arrays each says for itself. */
abstract sealed class JdbcOperationRows implements OperationRows permits PostgresOperationRows, H2OperationRows {

    private static final String OVERDUE = OperationCursor.SELECT + """
            where o.nas_id = ? and o.open and o.state = 1 and o.give_up_at <= ?
                and not exists (select 1 from operation s where s.nas_id = o.nas_id
                    and s.acct_session_id = o.acct_session_id and s.state = 2)
            order by o.give_up_at limit ?""";

    private static final String UNDER_WAY =
            OperationCursor.SELECT + "where o.nas_id = ? and o.open and o.state = 2 order by o.lane, o.due_at, o.id";

    /** What {@link #servicesQuery} selects, of a row s and its version v. */
    static final String SERVICE_COLUMNS = """
            s.acct_session_id, s.id, s.activation, s.state, s.timeout_seconds, s.volume_megabytes, s.statistics,
                s.interim_seconds, s.service_version_id, v.mutex_group, s.service_id = ''
            """;

    private static final String GROUPS = "select id, mutex_group from service_version where id = any(?)";

    private static final String STALE =
            "update subscriber_session set state = 2" + " where nas_id = ? and acct_session_id = any(?) and state = 1";

    private static final String ENDED = """
            select o.id from operation o
                join subscriber_session s on s.nas_id = o.nas_id and s.acct_session_id = o.acct_session_id
            where o.id = any(?) and s.state = 3""";

    private static final String DISPLACED = """
            select o.id from operation o where o.id = any(?) and exists (select 1 from operation w
                where w.nas_id = o.nas_id and w.acct_session_id = o.acct_session_id and w.state = 1
                    and w.due_at <= ?)""";

    private static final String EVIDENCE =
            "select id, stop_seen from service_session where id = any(?) and (confirmed or stop_seen)";

    private static final Set<ServiceState> MAY_RUN =
            EnumSet.of(ServiceState.ACTIVATING, ServiceState.ACTIVE, ServiceState.DEACTIVATING);

    /** The adapter that fits the database behind a data source. */
    static OperationRows of(DataSource database) {
        return Columns.Engine.of(database) == Columns.Engine.POSTGRESQL
                ? new PostgresOperationRows()
                : new H2OperationRows();
    }

    @Override
    public final List<OperationRow> next(Connection connection, long nasId, Lane slowest, Instant now, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(nextQuery())) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setLong(2, nasId);
            select.setInt(3, slowest.code());
            select.setTimestamp(4, Timestamp.from(now));
            select.setInt(5, most);
            return OperationCursor.read(select);
        }
    }

    @Override
    public final List<OperationRow> overdue(Connection connection, long nasId, Instant now, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OVERDUE)) {
            select.setLong(1, nasId);
            select.setTimestamp(2, Timestamp.from(now));
            select.setInt(3, most);
            return OperationCursor.read(select);
        }
    }

    @Override
    public final List<OperationRow> underWay(Connection connection, long nasId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNDER_WAY)) {
            select.setLong(1, nasId);
            return OperationCursor.read(select);
        }
    }

    @Override
    public final Map<String, SessionServices> services(
            Connection connection, long nasId, Collection<String> acctSessionIds) throws SQLException {
        Map<String, SessionServices> services = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(servicesQuery())) {
            select.setObject(1, acctSessionIds.toArray(String[]::new));
            select.setLong(2, nasId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SessionServices of = services.computeIfAbsent(
                            rows.getString(1), session -> new SessionServices(new ArrayList<>(), new HashSet<>()));
                    OpenService service = service(rows);
                    if (MAY_RUN.contains(service.state())) {
                        of.open().add(service);
                    }
                    if (rows.getBoolean(11)) {
                        of.unnumbered().add(service.activation());
                    }
                }
            }
        }
        services.values().forEach(of -> of.open().sort(Comparator.comparing(OpenService::id)));
        return services;
    }

    private static OpenService service(ResultSet row) throws SQLException {
        String statistics = row.getString(7);
        return new OpenService(
                row.getObject(2, UUID.class),
                row.getString(3),
                ServiceState.of(row.getInt(4)),
                new ServiceLimits(
                        row.getObject(5, Long.class),
                        row.getObject(6, Long.class),
                        statistics == null ? null : StatisticsMode.valueOf(statistics),
                        row.getObject(8, Long.class)),
                row.getObject(9, Long.class),
                row.getObject(10, Integer.class));
    }

    @Override
    public final Map<Long, @Nullable Integer> mutexGroups(Connection connection, Collection<Long> versions)
            throws SQLException {
        Map<Long, @Nullable Integer> groups = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(GROUPS)) {
            select.setObject(1, versions.toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    groups.put(rows.getLong(1), rows.getObject(2, Integer.class));
                }
            }
        }
        return groups;
    }

    @Override
    public final int write(Connection connection, Collection<OperationChange> changes, long fence, Instant now)
            throws SQLException {
        return changes.isEmpty() ? 0 : writeOperations(connection, OperationColumns.of(changes, fence, now));
    }

    @Override
    public final void start(Connection connection, Collection<ServiceStart> starts, Instant now) throws SQLException {
        List<ServiceStart> again = starts.stream().filter(ServiceStart::again).toList();
        if (!again.isEmpty()) {
            writeFormer(connection, StartColumns.keys(again));
        }
        if (!starts.isEmpty()) {
            writeStarts(connection, StartColumns.of(starts, now));
        }
    }

    @Override
    public final void apply(Connection connection, Collection<ServiceEffect> effects, Instant now) throws SQLException {
        Columns columns = EffectColumns.of(effects, now);
        if (columns.rows() > 0) {
            writeServices(connection, columns);
        }
    }

    /** Takes Acct-Session-Ids and NAS; in no particular order, for ordering tempts a planner to read a table along its key. */
    abstract String servicesQuery();

    /**
     * For each waiting session its earliest due operation, by lane. Who waits for another of his session counts for nothing
     * here, or a busy session would hide all others. Its parameters are the time, NAS, slowest lane, the time, and how many.
     */
    abstract String nextQuery();

    abstract int writeOperations(Connection connection, Columns columns) throws SQLException;

    /**
     * Makes room for activations whose like was active before without ever having a record of its own: until a record comes an
     * activation is known by its string alone. What was is told apart by its id from then on.
     */
    abstract void writeFormer(Connection connection, Columns keys) throws SQLException;

    abstract void writeStarts(Connection connection, Columns columns) throws SQLException;

    abstract void writeServices(Connection connection, Columns columns) throws SQLException;

    static int execute(Connection connection, String sql, Columns columns, Columns.Engine engine) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bind(statement, engine);
            return statement.executeUpdate();
        }
    }

    @Override
    public final void stale(Connection connection, long nasId, Collection<String> acctSessionIds) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STALE)) {
            update.setLong(1, nasId);
            update.setObject(2, acctSessionIds.toArray(String[]::new));
            update.executeUpdate();
        }
    }

    @Override
    public final Set<UUID> ended(Connection connection, Collection<UUID> operations) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENDED)) {
            select.setObject(1, operations.toArray(UUID[]::new));
            return ids(select);
        }
    }

    @Override
    public final Set<UUID> displaced(Connection connection, Collection<UUID> operations, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DISPLACED)) {
            select.setObject(1, operations.toArray(UUID[]::new));
            select.setTimestamp(2, Timestamp.from(now));
            return ids(select);
        }
    }

    private static Set<UUID> ids(PreparedStatement select) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @Override
    public final Map<UUID, Evidence> evidence(Connection connection, Collection<UUID> serviceSessions)
            throws SQLException {
        Map<UUID, Evidence> evidence = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(EVIDENCE)) {
            select.setObject(1, serviceSessions.toArray(UUID[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    evidence.put(rows.getObject(1, UUID.class), rows.getBoolean(2) ? Evidence.ENDED : Evidence.RUNS);
                }
            }
        }
        return evidence;
    }
}
