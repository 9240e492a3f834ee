package io.sluice.ejb.session;

import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.service.ServiceLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which services subscribers keep over logins, in the transaction of the connection or of the caller. Logins on all nodes know of a
 * change within a second of its commit.
 */
public final class StaticServices {

    private static final String OF =
            "select subscriber_id, activation from static_service where subscriber_id = any(?)";

    private static final String DELETE = "delete from static_service where subscriber_id = ? and activation = ?";

    /** Of somebody who was deleted meanwhile nothing is kept. */
    private static final String INSERT = "insert into static_service (subscriber_id, activation, timeout_seconds,"
            + " volume_megabytes, statistics, interim_seconds, since) select s.id, cast(? as varchar), cast(? as bigint),"
            + " cast(? as bigint), cast(? as varchar), cast(? as bigint), cast(? as timestamp with time zone)"
            + " from subscriber s where s.id = ?";

    private static final String TELL = "insert into change_log (topic, subject, changed_at) values (?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    public StaticServices(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A service of a subscriber by its activation string. */
    public record Key(long subscriberId, String activation) {}

    /** One that is to be kept from now on. */
    public record Kept(Key key, ServiceLimits limits) {}

    /** Keeps one, in the caller's transaction. */
    public void keep(Kept service) {
        with(connection -> keep(connection, List.of(service), clock.instant()));
    }

    /** Keeps one no longer, in the caller's transaction; that nobody keeps it is no error. */
    public void drop(Key service) {
        with(connection -> drop(connection, List.of(service), clock.instant()));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void with(Work work) {
        try (Connection connection = database.getConnection()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Keeps some, with these limits in place of any they had. */
    public static void keep(Connection connection, Collection<Kept> services, Instant now) throws SQLException {
        delete(connection, services.stream().map(Kept::key).toList());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Kept each : services) {
                ServiceLimits limits = each.limits();
                insert.setString(1, each.key().activation());
                number(insert, 2, limits.timeoutSeconds());
                number(insert, 3, limits.volumeMegabytes());
                insert.setString(
                        4,
                        limits.statistics() == null ? null : limits.statistics().name());
                number(insert, 5, limits.interimSeconds());
                insert.setTimestamp(6, Timestamp.from(now));
                insert.setLong(7, each.key().subscriberId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        tell(connection, services.stream().map(Kept::key).toList(), now);
    }

    /** Keeps some no longer; those that nobody keeps cost one question for all. */
    public static void drop(Connection connection, Collection<Key> services, Instant now) throws SQLException {
        List<Key> kept = kept(connection, services);
        if (!kept.isEmpty()) {
            delete(connection, kept);
            tell(connection, kept, now);
        }
    }

    private static List<Key> kept(Connection connection, Collection<Key> services) throws SQLException {
        Set<Key> asked = new LinkedHashSet<>(services);
        List<Key> kept = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF)) {
            select.setObject(1, asked.stream().map(Key::subscriberId).distinct().toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getLong(1), rows.getString(2));
                    if (asked.contains(key)) {
                        kept.add(key);
                    }
                }
            }
        }
        return kept;
    }

    private static void delete(Connection connection, Collection<Key> services) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (Key each : services) {
                delete.setLong(1, each.subscriberId());
                delete.setString(2, each.activation());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void tell(Connection connection, Collection<Key> services, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TELL)) {
            for (Long subscriber :
                    services.stream().map(Key::subscriberId).distinct().toList()) {
                insert.setString(1, ChangeTopic.SUBSCRIBER.name());
                insert.setString(2, subscriber.toString());
                insert.setTimestamp(3, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void number(PreparedStatement insert, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.BIGINT);
        } else {
            insert.setLong(index, value);
        }
    }
}
