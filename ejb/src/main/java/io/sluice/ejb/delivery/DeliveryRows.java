package io.sluice.ejb.delivery;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Deliveries in the database. What has no connection of the caller's is a transaction of its own. */
public final class DeliveryRows {

    private static final String LOAD = """
            select id, nas_id, acct_session_id, ends_session, made_at, delay_seconds, attempts, next_at, attributes
            from accounting_delivery where retailer_id = ? and copy_group = ? and open and id > ? order by id limit ?""";

    private static final String WITH_OPEN = "select r.id from retailer r where r.id = any(?)"
            + " and exists (select 1 from accounting_delivery d where d.retailer_id = r.id and d.open)";

    private static final String ANSWERED = "update accounting_delivery set open = false, state = 2, server = ?,"
            + " ended_at = ? where id = any(?) and open";

    private static final String UNANSWERED =
            "update accounting_delivery set attempts = attempts + 1, next_at = ? where id = any(?) and open";

    private static final String UNSENDABLE = "update accounting_delivery set open = false, state = 4, detail = ?,"
            + " ended_at = ? where id = any(?) and open";

    private static final String OVER =
            "select count(*) from (select 1 from accounting_delivery where open limit ?) as open_rows";

    private static final String SHED = "update accounting_delivery set open = false, state = 3, ended_at = ?,"
            + " detail = 'too many records waited' where open and id in (select id from accounting_delivery"
            + " where open and status_type = 3 order by id limit ?)";

    private static final String FORGET = "delete from accounting_delivery where id in (select id from"
            + " accounting_delivery where not open and ended_at < ? limit ?)";

    private final DataSource database;
    private final DeliverySql sql;

    public DeliveryRows(DataSource database) {
        this.database = database;
        this.sql = DeliverySql.of(Columns.Engine.of(database));
    }

    /**
     * Has records delivered once the caller's transaction commits, those that end a session after all others. A record of a NAS
     * that is only a retransmission of an earlier one is passed over.
     */
    public void insert(Connection connection, List<NewDelivery> deliveries) throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql.insert())) {
            DeliveryColumns.of(deliveries).bind(insert, sql.engine());
            insert.executeUpdate();
        }
    }

    /** The oldest that wait after an id. */
    List<Delivery> load(long retailerId, String group, long afterId, int most) {
        List<Delivery> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LOAD)) {
            select.setLong(1, retailerId);
            select.setString(2, group);
            select.setLong(3, afterId);
            select.setInt(4, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Timestamp nextAt = rows.getTimestamp(8);
                    found.add(new Delivery(
                            rows.getLong(1),
                            new SessionKey(rows.getLong(2), rows.getString(3)),
                            rows.getBoolean(4),
                            rows.getTimestamp(5).toInstant(),
                            rows.getLong(6),
                            rows.getInt(7),
                            nextAt == null ? Instant.MIN : nextAt.toInstant(),
                            rows.getBytes(9)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return found;
    }

    /** Which of these retailers something waits for. */
    Set<Long> withOpen(Collection<Long> retailers) {
        Set<Long> found = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WITH_OPEN)) {
            select.setObject(1, retailers.toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return found;
    }

    void answered(Connection connection, Collection<Long> ids, String server, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ANSWERED)) {
            update.setString(1, server);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, ids.toArray(Long[]::new));
            update.executeUpdate();
        }
    }

    void unanswered(Connection connection, Collection<Long> ids, Instant nextAt) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UNANSWERED)) {
            update.setTimestamp(1, Timestamp.from(nextAt));
            update.setObject(2, ids.toArray(Long[]::new));
            update.executeUpdate();
        }
    }

    void unsendable(Connection connection, Collection<Long> ids, String why, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UNSENDABLE)) {
            update.setString(1, why.length() > 512 ? why.substring(0, 512) : why);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, ids.toArray(Long[]::new));
            update.executeUpdate();
        }
    }

    /** How many wait, counted no further than a bound. */
    long waiting(long bound) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OVER)) {
            select.setLong(1, bound);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Gives up the oldest interim records. Yields how many there were. */
    int shed(long many, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SHED)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setLong(2, many);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Forgets some of those that have ended before. Yields how many there were. */
    int forget(Instant endedBefore, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setTimestamp(1, Timestamp.from(endedBefore));
            delete.setInt(2, most);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
