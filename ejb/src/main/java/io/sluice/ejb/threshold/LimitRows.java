package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.session.OrderedSession;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import io.sluice.threshold.LimitCheck;
import io.sluice.threshold.LimitFinding;
import io.sluice.threshold.WatchedService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The services that somebody has to look at, in the caller's transaction. The same SQL serves both databases. */
final class LimitRows {

    /** Its cost follows what is due, by the index of that; what another node looks at is left to it. */
    private static final String CLAIM = """
            select s.id, s.nas_id, s.acct_session_id, s.subscriber_id, s.login, s.activation, s.state, s.service_version_id,
                s.timeout_seconds, s.volume_megabytes, s.statistics, s.interim_seconds, s.limited_since, s.started_at,
                s.input_octets, s.output_octets, s.last_seen_at, s.volume_over_at, s.told_time, s.told_volume, s.limit_tries,
                (select p.id from subscriber_session p
                    where p.nas_id = s.nas_id and p.acct_session_id = s.acct_session_id) as session_id,
                (select p.state from subscriber_session p
                    where p.nas_id = s.nas_id and p.acct_session_id = s.acct_session_id) as session_state,
                s.quota_id, s.quota_counted
            from service_session s where s.limit_due_at <= ? order by s.limit_due_at limit ? for update skip locked""";

    private static final String WRITE = """
            update service_session set limit_due_at = ?, look_octets = ?, volume_over_at = ?, told_time = ?, told_volume = ?,
                limit_tries = ?, quota_counted = ? where id = ?""";

    private static final String DUE = "select 1 from service_session where limit_due_at <= ?"
            + " union all select 1 from quota where resets_at <= ? limit 1";

    private final Connection connection;

    LimitRows(Connection connection) {
        this.connection = connection;
    }

    /** Claims those that are due, earliest first. */
    List<LimitedRow> claim(Instant now, int most) throws SQLException {
        List<LimitedRow> claimed = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(CLAIM)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setInt(2, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    claimed.add(row(rows));
                }
            }
        }
        return claimed;
    }

    /** Whether anything is due. */
    boolean isDue(Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(now));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static LimitedRow row(ResultSet row) throws SQLException {
        SessionKey key = new SessionKey(row.getLong(2), row.getString(3));
        Long subscriber = row.getObject(4, Long.class);
        String login = row.getString(5);
        return new LimitedRow(
                row.getObject(1, UUID.class),
                key,
                subscriber,
                login,
                row.getString(6),
                ServiceState.of(row.getInt(7)),
                row.getObject(8, Long.class),
                session(row, key, subscriber, login),
                watched(row),
                row.getObject(24, Long.class),
                row.getLong(25));
    }

    private static @Nullable OrderedSession session(
            ResultSet row, SessionKey key, @Nullable Long subscriber, String login) throws SQLException {
        UUID id = row.getObject(22, UUID.class);
        return id == null
                ? null
                : new OrderedSession(id, key, subscriber, login, row.getInt(23) != SessionState.CLOSED.code());
    }

    private static WatchedService watched(ResultSet row) throws SQLException {
        String statistics = row.getString(11);
        long lastSeenAt = micros(row, 17);
        long startedAt = micros(row, 14);
        return new WatchedService(
                new ServiceLimits(
                        row.getObject(9, Long.class),
                        row.getObject(10, Long.class),
                        statistics == null ? null : StatisticsMode.valueOf(statistics),
                        row.getObject(12, Long.class)),
                micros(row, 13),
                startedAt == LimitCheck.NEVER ? lastSeenAt : startedAt,
                row.getLong(15),
                row.getLong(16),
                lastSeenAt,
                micros(row, 18),
                row.getInt(19),
                row.getInt(20),
                row.getInt(21));
    }

    private static long micros(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? LimitCheck.NEVER : Columns.micros(at.toInstant());
    }

    /** Writes what the looks found; of a service that is over only that there is nothing more to look at. */
    void write(List<Looked> looked) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            for (Looked each : looked) {
                LimitFinding found = each.finding();
                setInstant(update, 1, found.nextLookAt());
                update.setLong(2, found.lookOctets());
                setInstant(update, 3, found.volumeOverAt());
                update.setInt(4, found.toldTime());
                update.setInt(5, found.toldVolume());
                update.setInt(6, found.tries());
                update.setLong(7, each.counted());
                update.setObject(8, each.row().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /**
     * What a look at a row found.
     *
     * @param counted octets that its quota knows of now
     */
    record Looked(LimitedRow row, LimitFinding finding, long counted) {}

    private static void setInstant(PreparedStatement statement, int parameter, long micros) throws SQLException {
        if (micros == LimitCheck.NEVER) {
            statement.setNull(parameter, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setTimestamp(
                    parameter,
                    Timestamp.from(Instant.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L)));
        }
    }
}
