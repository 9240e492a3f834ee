package io.sluice.ejb.lease;

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
 * Who may speak for what, in database time. A lease lasts {@value #SECONDS} s and is renewed meanwhile; whoever takes it
 * next gets a higher fence. Each call is a transaction of its own.
 */
public final class LeaseTable {

    static final int SECONDS = 6;

    static final String UNTIL = "current_timestamp + interval '" + SECONDS + "' second";

    private final DataSource database;
    private final String owner;
    private final Leased what;
    private final String make;
    private final String unheld;
    private final String take;
    private final String renew;
    private final String unused;
    private final String renewSome;
    private final String release;
    private final String mine;

    /**
     * @param owner this life of this node; another life of it is somebody else
     */
    public LeaseTable(DataSource database, String owner, Leased what) {
        this.database = database;
        this.owner = owner;
        this.what = what;
        make = what.sql("insert into :lease (:id, owner, fence, valid_until)"
                + " select n.id, '', 0, current_timestamp from :of n where n.id = any(?)"
                + " and not exists (select 1 from :lease l where l.:id = n.id) on conflict do nothing");
        // In order, and never waiting: what another node is taking at this moment is its own.
        unheld = what.sql("select :id from :lease where :id = any(?)"
                + " and valid_until <= current_timestamp order by :id for update skip locked");
        take = what.sql(
                "update :lease set owner = ?, fence = fence + 1, valid_until = " + UNTIL + " where :id = any(?)");
        renew = what.sql("update :lease set valid_until = " + UNTIL + " where owner = ?");
        // A row that is locked is in use and renewed by whoever uses it; waiting would keep the others waiting.
        unused =
                what.sql("select :id from :lease where owner = ? and :id = any(?) order by :id for update skip locked");
        renewSome = what.sql("update :lease set valid_until = " + UNTIL + " where owner = ? and :id = any(?)");
        release = what.sql("update :lease set valid_until = current_timestamp where owner = ? and :id = any(?)");
        mine = what.sql("select :id, fence from :lease where owner = ?");
    }

    /** Takes those that nobody holds. Yields the fence of each that was taken. */
    public Map<Long, Long> take(Collection<Long> ids) {
        return inTransaction(connection -> {
            execute(connection, make, ids);
            List<Long> free = select(connection, unheld, ids);
            if (free.isEmpty()) {
                return Map.of();
            }
            execute(connection, take, free, owner);
            Map<Long, Long> mine = mine(connection);
            mine.keySet().retainAll(free);
            return mine;
        });
    }

    /** Renews all of this node. Yields their fences; what is missing was lost. */
    public Map<Long, Long> renew() {
        return inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(renew)) {
                update.setString(1, owner);
                if (update.executeUpdate() == 0) {
                    return Map.of();
                }
            }
            return mine(connection);
        });
    }

    /** Renews those of these that this node still holds, and nobody uses at this moment. Yields their fences. */
    public Map<Long, Long> renew(Collection<Long> ids) {
        return inTransaction(connection -> {
            List<Long> still = select(connection, unused, ids, owner);
            if (still.isEmpty()) {
                return Map.of();
            }
            execute(connection, renewSome, still, owner);
            Map<Long, Long> mine = mine(connection);
            mine.keySet().retainAll(still);
            return mine;
        });
    }

    /** Lets others have these at once. */
    public void release(Collection<Long> ids) {
        inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(release)) {
                update.setString(1, owner);
                update.setObject(2, ids.toArray(Long[]::new));
                return update.executeUpdate();
            }
        });
    }

    private Map<Long, Long> mine(Connection connection) throws SQLException {
        Map<Long, Long> fences = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(mine)) {
            select.setString(1, owner);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fences.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return fences;
    }

    private static List<Long> select(Connection connection, String sql, Collection<Long> ids, String... texts)
            throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, ids, texts);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    private static void execute(Connection connection, String sql, Collection<Long> ids, String... texts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, ids, texts);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Collection<Long> ids, String... texts) throws SQLException {
        int parameter = 1;
        for (String text : texts) {
            statement.setString(parameter++, text);
        }
        statement.setObject(parameter, ids.toArray(Long[]::new));
    }

    private <T> T inTransaction(LocalTransaction.Work<T> work) {
        try {
            return LocalTransaction.on(database, work);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
