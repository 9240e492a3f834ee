package io.sluice.ejb.accounting;

import io.sluice.session.AccountingPlan;
import io.sluice.session.SessionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The order of a batch's statements, which both databases share: records, subscriber sessions, service sessions, then what
 * ends with a closed session, then what a NAS's reboot ended. A statement for which the batch has nothing is left out.
 */
abstract sealed class JdbcAccountingStore implements AccountingStore
        permits PostgresAccountingStore, H2AccountingStore {

    private final DataSource database;

    /**
     * @param database takes part in the caller's transaction
     */
    JdbcAccountingStore(DataSource database) {
        this.database = database;
    }

    @Override
    public final List<SessionPresence> store(AccountingPlan plan) throws SQLException {
        List<SessionPresence> presences = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            storeRecords(connection, PlanColumns.records(plan));
            if (!plan.sessions().isEmpty()) {
                storeSessions(connection, PlanColumns.sessions(plan.sessions()), presences);
            }
            if (!plan.services().isEmpty()) {
                storeServices(connection, plan);
            }
            if (!plan.logouts().isEmpty()) {
                endServices(connection, PlanColumns.keys(plan.logouts()));
            }
            if (!plan.reboots().isEmpty()) {
                endSessions(connection, PlanColumns.reboots(plan.reboots()), presences);
            }
        }
        return presences;
    }

    abstract void storeRecords(Connection connection, Columns records) throws SQLException;

    abstract void storeSessions(Connection connection, Columns sessions, List<SessionPresence> presences)
            throws SQLException;

    abstract void storeServices(Connection connection, AccountingPlan plan) throws SQLException;

    abstract void endServices(Connection connection, Columns keys) throws SQLException;

    abstract void endSessions(Connection connection, Columns reboots, List<SessionPresence> presences)
            throws SQLException;

    /** The array as this database's driver takes it. */
    abstract Object parameter(Object array);

    final void execute(Connection connection, String sql, Columns columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, columns);
            statement.executeUpdate();
        }
    }

    /** Executes a statement that yields id, subscriber and state of the sessions it touched. */
    final void execute(Connection connection, String sql, Columns columns, List<SessionPresence> presences)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, columns);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long subscriberId = rows.getLong(2);
                    if (!rows.wasNull()) {
                        boolean open = rows.getInt(3) < SessionState.CLOSED.code();
                        presences.add(new SessionPresence(rows.getObject(1, UUID.class), subscriberId, open));
                    }
                }
            }
        }
    }

    private void bind(PreparedStatement statement, Columns columns) throws SQLException {
        int parameter = 1;
        for (Object array : columns.arrays()) {
            statement.setObject(parameter++, parameter(array));
        }
    }
}
