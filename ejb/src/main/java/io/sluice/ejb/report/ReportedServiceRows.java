package io.sluice.ejb.report;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.report.ReportedService;
import io.sluice.report.ServiceAcctSessionId;
import io.sluice.service.InterimInterval;
import io.sluice.session.SessionKey;
import io.sluice.session.StopCause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reported services in the database, always in the caller's transaction. Session rows tell the system's time; here it is the
 * business clock's.
 */
final class ReportedServiceRows {

    private static final String LOCK = "select service_session_id from reported_service where nas_id = ?"
            + " and acct_session_id = any(?) and next_look_at is not null order by service_session_id for update";

    private static final String COLUMNS = """
            select o.service_session_id, o.retailer_id, o.nas_id, o.acct_session_id, o.login, o.subscriber_id, o.number,
                o.activation, o.started_at, o.interim_seconds, o.counts_volume, o.input_octets, o.output_octets,
                o.input_packets, o.output_packets, o.identity,
                p.input_octets, p.output_octets, p.input_packets, p.output_packets""";

    private static final String OF_SESSION = """
             left join subscriber_session p on p.nas_id = o.nas_id and p.acct_session_id = o.acct_session_id
            """;

    /** What has no row any more has ended too. */
    private static final String ENDED = COLUMNS + """
            , s.stopped_at, s.stop_cause
            from reported_service o left join service_session s on s.id = o.service_session_id
            """ + OF_SESSION + """
            where o.service_session_id = any(?) and (s.id is null or s.state in (5, 6))
            order by o.nas_id, o.acct_session_id, o.number""";

    private static final String RUNNING = COLUMNS + " from reported_service o" + OF_SESSION
            + "where o.service_session_id = any(?)" + " order by o.nas_id, o.acct_session_id, o.number";

    private static final String DUE = "select service_session_id, nas_id, acct_session_id from reported_service"
            + " where next_look_at <= ? order by next_look_at limit ? for update skip locked";

    private static final String INSERT = """
            insert into reported_service (service_session_id, retailer_id, nas_id, acct_session_id, number, activation, login,
                subscriber_id, started_at, interim_seconds, counts_volume, input_octets, output_octets, input_packets,
                output_packets, identity, next_look_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FORGET = "delete from reported_service where service_session_id = any(?)";

    private static final String END =
            "update reported_service set next_look_at = null where service_session_id = any(?)";

    private static final String NEXT = "update reported_service set next_look_at = ? where service_session_id = ?";

    private static final String OPEN_AT =
            "select distinct nas_id, acct_session_id from reported_service where nas_id = any(?) and next_look_at is not null";

    private static final String IS_DUE = "select 1 from reported_service where next_look_at <= ? limit 1";

    private final BusinessClock clock;

    ReportedServiceRows(BusinessClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void insert(Connection connection, List<ReportedRow> begun) throws SQLException {
        if (begun.isEmpty()) {
            return;
        }
        // One that was told to have ended and runs on begins anew, under the number that was just chosen.
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, begun.stream().map(ReportedRow::serviceSession).toArray(UUID[]::new));
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ReportedRow each : begun) {
                ReportedService service = each.service();
                insert.setObject(1, each.serviceSession());
                insert.setLong(2, each.retailerId());
                insert.setLong(3, each.session().nasId());
                insert.setString(4, each.session().acctSessionId());
                insert.setInt(5, service.acctSessionId().number());
                insert.setString(6, service.activation());
                insert.setString(7, each.login());
                insert.setObject(8, each.subscriberId() == Usage.ABSENT ? null : each.subscriberId(), Types.BIGINT);
                insert.setTimestamp(9, Timestamp.from(service.startedAt()));
                insert.setInt(10, service.interim().seconds());
                insert.setBoolean(11, service.countsVolume());
                insert.setLong(12, service.sessionBefore().inputOctets());
                insert.setLong(13, service.sessionBefore().outputOctets());
                insert.setLong(14, service.sessionBefore().inputPackets());
                insert.setLong(15, service.sessionBefore().outputPackets());
                insert.setBytes(16, each.identity());
                insert.setTimestamp(17, Timestamp.from(service.nextLook(clock.instant())));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    // --- what ends

    /** The services of these sessions that are reported and have ended; nobody else ends them before the caller's commit. */
    List<EndedService> ended(Connection connection, long nasId, Collection<String> sessions) throws SQLException {
        List<UUID> open = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setLong(1, nasId);
            select.setObject(2, sessions.toArray(String[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    open.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return open.isEmpty() ? List.of() : ended(connection, open);
    }

    /** Those of these that have ended. */
    List<EndedService> ended(Connection connection, Collection<UUID> open) throws SQLException {
        List<EndedService> ended = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ENDED)) {
            select.setObject(1, open.toArray(UUID[]::new));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp stoppedAt = row.getTimestamp(21);
                    ended.add(new EndedService(
                            reported(row),
                            stoppedAt == null ? clock.instant() : businessTime(stoppedAt),
                            usage(row, 17),
                            cause(row.getString(22))));
                }
            }
        }
        return ended;
    }

    private static @Nullable StopCause cause(@Nullable String name) {
        return name == null ? null : StopCause.valueOf(name);
    }

    void end(Connection connection, Collection<UUID> ended) throws SQLException {
        if (!ended.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(END)) {
                update.setObject(1, ended.toArray(UUID[]::new));
                update.executeUpdate();
            }
        }
    }

    Set<SessionKey> openAt(Connection connection, Collection<Long> nasIds) throws SQLException {
        Set<SessionKey> sessions = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN_AT)) {
            select.setObject(1, nasIds.toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sessions.add(new SessionKey(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return sessions;
    }

    // --- what is to be looked at

    /** Some that are due, held for the caller's transaction; what somebody else looks at is left out. */
    Set<UUID> due(Connection connection, Instant now, int most) throws SQLException {
        Set<UUID> due = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setInt(2, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return due;
    }

    boolean isAnyDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IS_DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** A service and what its session has used so far. */
    record Running(ReportedRow row, Usage session) {}

    List<Running> running(Connection connection, Collection<UUID> ids) throws SQLException {
        List<Running> running = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RUNNING)) {
            select.setObject(1, ids.toArray(UUID[]::new));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    running.add(new Running(reported(row), usage(row, 17)));
                }
            }
        }
        return running;
    }

    void lookAgain(Connection connection, Collection<Running> running, Instant now) throws SQLException {
        if (running.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(NEXT)) {
            for (Running each : running) {
                update.setTimestamp(1, Timestamp.from(each.row().service().nextLook(now)));
                update.setObject(2, each.row().serviceSession());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    // --- reading

    private static ReportedRow reported(ResultSet row) throws SQLException {
        SessionKey session = new SessionKey(row.getLong(3), row.getString(4));
        return new ReportedRow(
                row.getObject(1, UUID.class),
                row.getLong(2),
                session,
                row.getString(5),
                orAbsent(row.getObject(6, Long.class)),
                new ReportedService(
                        new ServiceAcctSessionId(session.acctSessionId(), row.getInt(7)),
                        row.getString(8),
                        row.getTimestamp(9).toInstant(),
                        new InterimInterval(row.getInt(10)),
                        row.getBoolean(11),
                        usage(row, 12)),
                row.getBytes(16));
    }

    /** Four counters from a column on; what is not there counts as nothing. */
    static Usage usage(ResultSet row, int column) throws SQLException {
        return new Usage(
                0, row.getLong(column), row.getLong(column + 1), row.getLong(column + 2), row.getLong(column + 3));
    }

    private Instant businessTime(Timestamp systemTime) {
        return systemTime.toInstant().plus(clock.ahead());
    }

    static long orAbsent(@Nullable Long number) {
        return number == null ? Usage.ABSENT : number;
    }
}
