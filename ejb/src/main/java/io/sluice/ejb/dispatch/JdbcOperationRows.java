package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
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
import java.sql.Statement;
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

/** Operations in the database; {@link OperationSql} says where databases differ. */
final class JdbcOperationRows implements OperationRows {

    private static final String OVERDUE = OperationCursor.SELECT + """
            where o.nas_id = ? and o.open and o.state = 1 and o.give_up_at <= ?
                and not exists (select 1 from operation s where s.nas_id = o.nas_id
                    and s.acct_session_id = o.acct_session_id and s.state = 2)
            order by o.give_up_at limit ?""";

    private static final String UNDER_WAY =
            OperationCursor.SELECT + "where o.nas_id = ? and o.open and o.state = 2 order by o.lane, o.due_at, o.id";

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

    private final OperationSql sql;
    private final LimitedStarts look;

    private JdbcOperationRows(OperationSql sql, LimitedStarts look) {
        this.sql = sql;
        this.look = look;
    }

    /**
     * The adapter that fits the database behind a data source.
     *
     * @param look when somebody has to look at what is limited
     */
    static OperationRows of(DataSource database, LimitedStarts look) {
        return new JdbcOperationRows(
                Columns.Engine.of(database) == Columns.Engine.POSTGRESQL
                        ? PostgresOperationSql.STATEMENTS
                        : H2OperationSql.STATEMENTS,
                look);
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        if (!sql.begin().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.begin());
            }
        }
    }

    @Override
    public List<OperationRow> next(Connection connection, long nasId, Lane slowest, Instant now, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.next())) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setLong(2, nasId);
            select.setInt(3, slowest.code());
            select.setTimestamp(4, Timestamp.from(now));
            select.setInt(5, most);
            return OperationCursor.read(select);
        }
    }

    @Override
    public List<OperationRow> overdue(Connection connection, long nasId, Instant now, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OVERDUE)) {
            select.setLong(1, nasId);
            select.setTimestamp(2, Timestamp.from(now));
            select.setInt(3, most);
            return OperationCursor.read(select);
        }
    }

    @Override
    public List<OperationRow> underWay(Connection connection, long nasId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNDER_WAY)) {
            select.setLong(1, nasId);
            return OperationCursor.read(select);
        }
    }

    @Override
    public Map<String, SessionServices> services(Connection connection, long nasId, Collection<String> acctSessionIds)
            throws SQLException {
        Map<String, SessionServices> services = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql.services())) {
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
    public Map<Long, @Nullable Integer> mutexGroups(Connection connection, Collection<Long> versions)
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
    public int write(Connection connection, Collection<OperationChange> changes, long fence, Instant now)
            throws SQLException {
        return changes.isEmpty()
                ? 0
                : execute(connection, sql.writeOperations(), OperationColumns.of(changes, fence, now));
    }

    @Override
    public void start(Connection connection, Collection<ServiceStart> starts, Instant now) throws SQLException {
        List<ServiceStart> again = starts.stream().filter(ServiceStart::again).toList();
        if (!again.isEmpty()) {
            execute(connection, sql.writeFormer(), StartColumns.keys(again));
        }
        if (!starts.isEmpty()) {
            execute(connection, sql.writeStarts(), StartColumns.of(starts, now, look));
        }
    }

    @Override
    public void apply(Connection connection, Collection<ServiceEffect> effects, Instant now) throws SQLException {
        Columns columns = EffectColumns.of(effects, now, look.look());
        if (columns.rows() > 0) {
            execute(connection, sql.writeServices(), columns);
        }
    }

    private int execute(Connection connection, String text, Columns columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            columns.bind(statement, sql.engine());
            return statement.executeUpdate();
        }
    }

    @Override
    public void stale(Connection connection, long nasId, Collection<String> acctSessionIds) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STALE)) {
            update.setLong(1, nasId);
            update.setObject(2, acctSessionIds.toArray(String[]::new));
            update.executeUpdate();
        }
    }

    @Override
    public Set<UUID> ended(Connection connection, Collection<UUID> operations) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENDED)) {
            select.setObject(1, operations.toArray(UUID[]::new));
            return ids(select);
        }
    }

    @Override
    public Set<UUID> displaced(Connection connection, Collection<UUID> operations, Instant now) throws SQLException {
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
    public Map<UUID, Evidence> evidence(Connection connection, Collection<UUID> serviceSessions) throws SQLException {
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
