package io.sluice.ejb.usage;

import io.sluice.ejb.accounting.SessionPresence;
import io.sluice.ejb.lease.LocalTransaction;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.usage.ReviewedSlice.Heard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Gives up sessions that nothing was heard of for their NAS's silence time: they are closed as of the last sign of life, by
 * inference, and nothing of them is deleted. A late record continues them.
 *
 * <p>Each session is looked at when it may be due, by tens of minutes, so the work follows what falls silent and not what is
 * online. Nothing counts as silence while no node was listening. Outside any transaction but its own.
 */
public final class SilentSessions {

    /** Rows looked at in one transaction. */
    static final int MOST = 500;

    private static final long SECOND = 1_000_000;
    private static final long SLOT = 600 * SECOND;
    private static final long LEAST_SILENCE = 900 * SECOND;
    private static final long LOOK_AGAIN = 6 * 3600 * SECOND;

    /** As long as records of a session that is over are believed, and a day. */
    private static final long REMEMBERED = 9 * 86_400 * SECOND;

    private static final String DUE = "select nas_id, acct_session_id, service, received_at, interval_seconds, is_over"
            + " from session_reading where check_at <= ? order by check_at fetch first " + MOST
            + " rows only for update skip locked";

    private static final String NASES = "select id, silence_seconds from nas where silence_seconds is not null";

    private static final String HEARD_SINCE = "select heard_since from accounting_review where id = 1";

    private static final String SILENT = "select p.id, p.subscriber_id from subscriber_session p where p.nas_id = ?"
            + " and p.acct_session_id = ? and p.state < 3 and p.last_seen_at < ? and not exists (select 1"
            + " from service_session s where s.nas_id = p.nas_id and s.acct_session_id = p.acct_session_id"
            + " and s.last_seen_at >= ?) for update";

    private static final String CLOSE = "update subscriber_session set state = 3, stop_cause = 'SILENT',"
            + " stopped_at = last_seen_at where id = ?";

    private static final String CLOSE_SERVICES = "update service_session set state = 5, stop_cause = 'SILENT',"
            + " stopped_at = last_seen_at where nas_id = ? and acct_session_id = ? and state not in (5, 6)";

    private static final String LOOK = "update session_reading set check_at = ?" + " where" + OfReading.KEY;

    private static final String FORGET = "delete from session_reading where" + OfReading.KEY;

    private static final String FORGET_NAMES = "delete from retired_session where until_at < ?";

    private final DataSource database;
    private final int intervals;

    /** A reading that may be due. */
    private record OfReading(ReadingKey key, long receivedAt, int intervalSeconds, boolean over) {
        static final String KEY = " nas_id = ? and acct_session_id = ? and service = ?";
    }

    /**
     * What a look came to.
     *
     * @param looked how many sessions were looked at
     * @param closed where those now stand that were closed and whose subscribers are known
     * @param silent how many were closed
     */
    public record Look(int looked, List<SessionPresence> closed, int silent) {}

    /**
     * @param intervals how many interim intervals without a record are silence, where the NAS has no silence time
     */
    public SilentSessions(DataSource database, int intervals) {
        this.database = database;
        this.intervals = intervals;
    }

    /** When a session that was heard of now is to be looked at, in slots of ten minutes since 1970. */
    static int firstCheck(Heard heard) {
        return slot(heard.receivedAt() + (heard.reading().over() ? REMEMBERED : LEAST_SILENCE));
    }

    private static int slot(long micros) {
        return (int) (Math.min(micros, Long.MAX_VALUE - SLOT) / SLOT) + 1;
    }

    /** Forgets who bore a name before, where records from that time would no longer be believed. */
    public void forgetNames(long nowMicros) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET_NAMES)) {
            delete.setTimestamp(1, Timestamp.from(Columns.instant(nowMicros - REMEMBERED)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Looks at what may be due; there may be more if that was {@link #MOST}. */
    public Look look(long nowMicros) {
        try {
            return LocalTransaction.on(database, connection -> look(connection, nowMicros));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private Look look(Connection connection, long now) throws SQLException {
        List<OfReading> due = due(connection, now);
        if (due.isEmpty()) {
            return new Look(0, List.of(), 0);
        }
        Map<Long, Long> silences = silences(connection);
        long heardSince = heardSince(connection, now);
        List<SessionPresence> closed = new ArrayList<>();
        int silent = 0;
        try (PreparedStatement look = connection.prepareStatement(LOOK);
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            for (OfReading reading : due) {
                if (isForgettable(reading, now)) {
                    bind(forget, 1, reading.key);
                    forget.addBatch();
                    continue;
                }
                OptionalLong silence = silence(reading, silences);
                long dueAt = Math.max(reading.receivedAt, heardSince) + silence.orElse(LOOK_AGAIN);
                if (silence.isPresent() && dueAt <= now && reading.key.service().isEmpty()) {
                    silent += close(connection, reading.key, now - silence.getAsLong(), closed) ? 1 : 0;
                    dueAt = now + LOOK_AGAIN;
                }
                look.setInt(1, slot(Math.max(dueAt, now)));
                bind(look, 2, reading.key);
                look.addBatch();
            }
            look.executeBatch();
            forget.executeBatch();
        }
        return new Look(due.size(), closed, silent);
    }

    /** What is over is remembered as long as late records are believed; what has only fallen silent, ten times as long. */
    private static boolean isForgettable(OfReading reading, long now) {
        return now - reading.receivedAt >= (reading.over ? REMEMBERED : 10 * REMEMBERED);
    }

    private OptionalLong silence(OfReading reading, Map<Long, Long> silences) {
        Long ofNas = silences.get(reading.key.nasId());
        if (ofNas != null) {
            return OptionalLong.of(ofNas * SECOND);
        }
        return reading.intervalSeconds == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(LEAST_SILENCE, (long) reading.intervalSeconds * intervals * SECOND));
    }

    private static boolean close(Connection connection, ReadingKey key, long silentSince, List<SessionPresence> closed)
            throws SQLException {
        Timestamp since = Timestamp.from(Columns.instant(silentSince));
        UUID id;
        try (PreparedStatement query = connection.prepareStatement(SILENT)) {
            query.setLong(1, key.nasId());
            query.setString(2, key.acctSessionId());
            query.setTimestamp(3, since);
            query.setTimestamp(4, since);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                id = row.getObject(1, UUID.class);
                long subscriberId = row.getLong(2);
                if (!row.wasNull()) {
                    closed.add(new SessionPresence(id, subscriberId, false));
                }
            }
        }
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setObject(1, id);
            close.executeUpdate();
        }
        try (PreparedStatement close = connection.prepareStatement(CLOSE_SERVICES)) {
            close.setLong(1, key.nasId());
            close.setString(2, key.acctSessionId());
            close.executeUpdate();
        }
        return true;
    }

    private static List<OfReading> due(Connection connection, long now) throws SQLException {
        List<OfReading> due = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(DUE)) {
            query.setInt(1, (int) (now / SLOT));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    due.add(new OfReading(
                            new ReadingKey(row.getLong(1), row.getString(2), row.getString(3)),
                            row.getLong(4),
                            row.getInt(5),
                            row.getBoolean(6)));
                }
            }
        }
        return due;
    }

    private static Map<Long, Long> silences(Connection connection) throws SQLException {
        Map<Long, Long> silences = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(NASES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                silences.put(row.getLong(1), row.getLong(2));
            }
        }
        return silences;
    }

    private static long heardSince(Connection connection, long now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEARD_SINCE);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : now;
        }
    }

    private static void bind(PreparedStatement statement, int first, ReadingKey key) throws SQLException {
        statement.setLong(first, key.nasId());
        statement.setString(first + 1, key.acctSessionId());
        statement.setString(first + 2, key.service());
    }
}
