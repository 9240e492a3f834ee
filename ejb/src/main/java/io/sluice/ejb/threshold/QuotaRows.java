package io.sluice.ejb.threshold;

import io.sluice.service.LimitAction;
import io.sluice.threshold.Quota;
import io.sluice.threshold.QuotaPeriod;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Quotas in the database, in the caller's transaction. The same SQL serves both databases. */
final class QuotaRows {

    private static final String SELECT =
            "select q.id, q.subscriber_id, q.name, q.service, q.octets, q.extra, q.used, q.told, q.limit_action,"
                    + " q.limit_switch_to, q.limit_notify_at, q.used_up, q.period, q.reset_day, q.zone,"
                    + " q.period_started_at, q.resets_at, q.version from quota q ";

    private static final String BALANCE =
            "update quota set used = ?, told = ?, used_up = ?, extra = ?, period_started_at = ?, resets_at = ? where id = ?";

    private static final String INSERT = "insert into quota (service, period, reset_day, zone, octets, limit_action,"
            + " limit_switch_to, limit_notify_at, extra, used, told, used_up, period_started_at, resets_at, version,"
            + " subscriber_id, name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE =
            "update quota set service = ?, period = ?, reset_day = ?, zone = ?, octets = ?,"
                    + " limit_action = ?, limit_switch_to = ?, limit_notify_at = ?, extra = ?, used = ?, told = ?, used_up = ?,"
                    + " period_started_at = ?, resets_at = ?, version = ? where subscriber_id = ? and name = ?";

    /** Found by the login, of which there is an index. */
    private static final String LOOK =
            "update service_session set limit_due_at = ? where login = ? and quota_id = ?" + " and state in (3, 4)";

    private final Connection connection;

    QuotaRows(Connection connection) {
        this.connection = connection;
    }

    List<KnownQuota> all() throws SQLException {
        return read("order by q.id", statement -> {});
    }

    List<KnownQuota> ofSubscribers(Collection<Long> ids) throws SQLException {
        return read(
                "where q.subscriber_id = any(?) order by q.subscriber_id, q.name",
                statement -> statement.setObject(1, ids.toArray(Long[]::new)));
    }

    /** Locks quotas, in an order that all keep to. */
    List<KnownQuota> lock(Collection<Long> ids) throws SQLException {
        return read(
                "where q.id = any(?) order by q.id for update",
                statement -> statement.setObject(1, ids.toArray(Long[]::new)));
    }

    /** Claims those whose period is over; what another node turns is left to it. */
    List<KnownQuota> turning(Instant now, int most) throws SQLException {
        return read("where q.resets_at <= ? order by q.resets_at limit ? for update skip locked", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setInt(2, most);
        });
    }

    /** Writes what is used, what was added and when the period ends. */
    void write(Collection<KnownQuota> quotas) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(BALANCE)) {
            for (KnownQuota each : quotas) {
                update.setLong(1, each.quota().used());
                update.setInt(2, each.quota().told());
                update.setBoolean(3, each.usedUp());
                update.setLong(4, each.quota().extra());
                update.setTimestamp(5, Timestamp.from(each.periodStartedAt()));
                update.setTimestamp(6, Timestamp.from(each.resetsAt()));
                update.setLong(7, each.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Stores one; it is new if its version is 0. */
    void put(KnownQuota known) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(known.version() == 0 ? INSERT : UPDATE)) {
            LimitAction action = known.quota().action();
            put.setString(1, known.quota().service());
            put.setString(2, known.period().name());
            put.setInt(3, known.resetDay());
            put.setString(4, known.zone().getId());
            put.setLong(5, known.quota().octets());
            put.setString(6, action.kind().name());
            put.setString(7, action.switchTo());
            put.setString(8, action.marksText());
            put.setLong(9, known.quota().extra());
            put.setLong(10, known.quota().used());
            put.setInt(11, known.quota().told());
            put.setBoolean(12, known.usedUp());
            put.setTimestamp(13, Timestamp.from(known.periodStartedAt()));
            put.setTimestamp(14, Timestamp.from(known.resetsAt()));
            put.setInt(15, known.version());
            put.setLong(16, known.subscriberId());
            put.setString(17, known.name());
            put.executeUpdate();
        }
    }

    void remove(long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from quota where id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** Has everything looked at that uses a quota and runs. */
    void lookAtUsers(String login, long quota) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LOOK)) {
            update.setTimestamp(1, Timestamp.from(Instant.EPOCH));
            update.setString(2, login);
            update.setLong(3, quota);
            update.executeUpdate();
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private List<KnownQuota> read(String which, Parameters parameters) throws SQLException {
        List<KnownQuota> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT + which)) {
            parameters.set(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        }
        return found;
    }

    private static KnownQuota row(ResultSet row) throws SQLException {
        Quota quota = new Quota(
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8),
                LimitAction.stored(LimitAction.Kind.valueOf(row.getString(9)), row.getString(10), row.getString(11)));
        return new KnownQuota(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                quota,
                row.getBoolean(12),
                QuotaPeriod.valueOf(row.getString(13)),
                row.getInt(14),
                ZoneId.of(row.getString(15)),
                row.getTimestamp(16).toInstant(),
                row.getTimestamp(17).toInstant(),
                row.getInt(18));
    }
}
