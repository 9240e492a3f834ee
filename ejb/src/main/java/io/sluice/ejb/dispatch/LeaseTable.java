package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Who may send to which NAS, in database time. A lease lasts {@value #SECONDS} s and is renewed meanwhile; whoever takes it
 * next gets a higher fence. Each call is a transaction of its own.
 */
final class LeaseTable {

    static final int SECONDS = 6;

    private static final String UNTIL = "current_timestamp + interval '" + SECONDS + "' second";
    private static final String MAKE = "insert into nas_lease (nas_id, owner, fence, valid_until)"
            + " select n.id, '', 0, current_timestamp from nas n where n.id = any(?)"
            + " and not exists (select 1 from nas_lease l where l.nas_id = n.id) on conflict do nothing";
    // In order, and never waiting: what another node is taking at this moment is its own.
    private static final String FREE = "select nas_id from nas_lease where nas_id = any(?)"
            + " and valid_until <= current_timestamp order by nas_id for update skip locked";
    private static final String TAKE =
            "update nas_lease set owner = ?, fence = fence + 1, valid_until = " + UNTIL + " where nas_id = any(?)";
    private static final String RENEW = "update nas_lease set valid_until = " + UNTIL + " where owner = ?";
    private static final String RELEASE =
            "update nas_lease set valid_until = current_timestamp where owner = ? and nas_id = any(?)";
    private static final String MINE = "select nas_id, fence from nas_lease where owner = ?";
    private static final String GUARD = "select 1 from nas_lease where nas_id = ? and fence = ? for update";

    private final DataSource database;
    private final String owner;

    /**
     * @param owner this life of this node; another life of it is somebody else
     */
    LeaseTable(DataSource database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /** Takes those of these NASes that nobody holds. Yields the fence of each that was taken. */
    Map<Long, Long> take(Collection<Long> nasIds) {
        return inTransaction(connection -> {
            execute(connection, MAKE, nasIds);
            List<Long> free = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(FREE)) {
                select.setObject(1, nasIds.toArray(Long[]::new));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        free.add(rows.getLong(1));
                    }
                }
            }
            if (free.isEmpty()) {
                return Map.of();
            }
            execute(connection, TAKE, free, owner);
            Map<Long, Long> mine = mine(connection);
            mine.keySet().retainAll(free);
            return mine;
        });
    }

    /** Renews all of this node. Yields their fences; what is missing was lost. */
    Map<Long, Long> renew() {
        return inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(RENEW)) {
                update.setString(1, owner);
                if (update.executeUpdate() == 0) {
                    return Map.of();
                }
            }
            return mine(connection);
        });
    }

    /** Lets others have these at once. */
    void release(Collection<Long> nasIds) {
        inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
                update.setString(1, owner);
                update.setObject(2, nasIds.toArray(Long[]::new));
                return update.executeUpdate();
            }
        });
    }

    /**
     * Holds the lease of a NAS for the rest of the caller's transaction, so that nobody can take it before the commit.
     *
     * @return whether the fence is still this one; if not, nothing may be written
     */
    static boolean guard(Connection connection, long nasId, long fence) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GUARD)) {
            select.setLong(1, nasId);
            select.setLong(2, fence);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Map<Long, Long> mine(Connection connection) throws SQLException {
        Map<Long, Long> fences = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(MINE)) {
            select.setString(1, owner);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fences.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return fences;
    }

    private static void execute(Connection connection, String sql, Collection<Long> nasIds, String... texts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (String text : texts) {
                statement.setString(parameter++, text);
            }
            statement.setObject(parameter, nasIds.toArray(Long[]::new));
            statement.executeUpdate();
        }
    }

    private <T> T inTransaction(LocalTransaction.Work<T> work) {
        try {
            return LocalTransaction.on(database, work);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
