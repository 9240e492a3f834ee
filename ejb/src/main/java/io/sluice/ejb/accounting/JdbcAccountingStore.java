package io.sluice.ejb.accounting;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.Columns;
import io.sluice.session.AccountingPlan;
import io.sluice.session.SessionState;
import io.sluice.session.SubscriberSessionChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/**
 * The order of a batch's statements, which both databases share: records, subscriber sessions, service sessions, then what
 * ends with a closed session, then what a NAS's reboot ended. A statement for which the batch has nothing is left out.
 */
abstract sealed class JdbcAccountingStore implements AccountingStore
        permits PostgresAccountingStore, H2AccountingStore {

    private final DataSource database;
    private final LongPredicate counted;
    private final Columns.Engine engine;

    /**
     * @param database takes part in the caller's transaction
     * @param counted whether anybody wants to know where a subscriber's sessions stand
     */
    JdbcAccountingStore(DataSource database, LongPredicate counted, Columns.Engine engine) {
        this.database = database;
        this.counted = counted;
        this.engine = engine;
    }

    @Override
    public final List<SessionPresence> store(AccountingPlan plan) throws SQLException {
        List<SessionPresence> presences = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            storeRecords(connection, PlanColumns.records(plan));
            if (!plan.sessions().isEmpty()) {
                Columns sessions = PlanColumns.sessions(plan.sessions());
                if (plan.sessions().stream().anyMatch(this::isCounted)) {
                    storeSessions(connection, sessions, presences);
                } else {
                    storeSessions(connection, sessions);
                }
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

    /** A request that does not say whose session it is may be about anybody's. */
    private boolean isCounted(SubscriberSessionChange change) {
        return change.subscriberId() == Usage.ABSENT || counted.test(change.subscriberId());
    }

    abstract void storeRecords(Connection connection, Columns records) throws SQLException;

    abstract void storeSessions(Connection connection, Columns sessions) throws SQLException;

    abstract void storeSessions(Connection connection, Columns sessions, List<SessionPresence> presences)
            throws SQLException;

    abstract void storeServices(Connection connection, AccountingPlan plan) throws SQLException;

    abstract void endServices(Connection connection, Columns keys) throws SQLException;

    abstract void endSessions(Connection connection, Columns reboots, List<SessionPresence> presences)
            throws SQLException;

    final void execute(Connection connection, String sql, Columns columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bind(statement, engine);
            statement.executeUpdate();
        }
    }

    /** Executes a statement that yields id, subscriber and state of the sessions it touched. */
    final void execute(Connection connection, String sql, Columns columns, List<SessionPresence> presences)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bind(statement, engine);
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
}
