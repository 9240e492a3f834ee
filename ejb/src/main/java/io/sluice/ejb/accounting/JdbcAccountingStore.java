package io.sluice.ejb.accounting;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.session.AccountingPlan;
import io.sluice.session.ServiceSessionChange;
import io.sluice.session.SessionState;
import io.sluice.session.SubscriberSessionChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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
    private final LimitedStarts look;
    private final Columns.Engine engine;

    /**
     * @param database takes part in the caller's transaction
     * @param counted whether anybody wants to know where a subscriber's sessions stand
     * @param look when somebody has to look at what is limited
     */
    JdbcAccountingStore(DataSource database, LongPredicate counted, LimitedStarts look, Columns.Engine engine) {
        this.database = database;
        this.counted = counted;
        this.look = look;
        this.engine = engine;
    }

    @Override
    public final List<SessionPresence> store(AccountingPlan plan) throws SQLException {
        List<SessionPresence> presences = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            storeRecords(connection, PlanColumns.records(plan));
            store(connection, plan.earlierSessions(), presences);
            storeServicesOf(connection, plan.earlierServices(), presences);
            store(connection, plan.sessions(), presences);
            storeServicesOf(connection, plan.services(), presences);
            if (!plan.logouts().isEmpty()) {
                endServices(connection, PlanColumns.keys(plan.logouts()));
            }
            if (!plan.reboots().isEmpty()) {
                endSessions(connection, PlanColumns.reboots(plan.reboots()), presences);
                new BootEpochs(connection).begin(plan.reboots());
            }
        }
        return presences;
    }

    /** What the statement leaves out is of a session that bears another's name, or of one given up: rare enough to be slow. */
    private void store(
            Connection connection, Collection<SubscriberSessionChange> changes, List<SessionPresence> presences)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Columns columns = PlanColumns.sessions(changes);
        boolean told = changes.stream().anyMatch(this::isCounted);
        int stored = told ? storeSessions(connection, columns, presences) : storeSessions(connection, columns);
        if (stored < changes.size()) {
            new IrregularSessions(connection).makeWayFor(changes, presences);
            storeSessions(connection, columns, presences);
        }
    }

    private void storeServicesOf(
            Connection connection, Collection<ServiceSessionChange> changes, List<SessionPresence> presences)
            throws SQLException {
        if (!changes.isEmpty() && storeServices(connection, changes) < changes.size()) {
            new IrregularSessions(connection).continueSilent(changes, presences);
            storeServices(connection, changes);
        }
    }

    /** Service sessions as columns, with what is known of their limits. */
    final Columns services(Collection<ServiceSessionChange> changes) {
        return PlanColumns.services(changes, look);
    }

    /** A request that does not say whose session it is may be about anybody's. */
    private boolean isCounted(SubscriberSessionChange change) {
        return change.subscriberId() == Usage.ABSENT || counted.test(change.subscriberId());
    }

    abstract void storeRecords(Connection connection, Columns records) throws SQLException;

    /** Returns how many rows were written, which is fewer than there are changes if any did not fit the row of its name. */
    abstract int storeSessions(Connection connection, Columns sessions) throws SQLException;

    abstract int storeSessions(Connection connection, Columns sessions, List<SessionPresence> presences)
            throws SQLException;

    /** Returns how many rows were written, which is fewer than there are changes if any met a service given up as silent. */
    abstract int storeServices(Connection connection, Collection<ServiceSessionChange> services) throws SQLException;

    abstract void endServices(Connection connection, Columns keys) throws SQLException;

    abstract void endSessions(Connection connection, Columns reboots, List<SessionPresence> presences)
            throws SQLException;

    final int execute(Connection connection, String sql, Columns columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bind(statement, engine);
            return statement.executeUpdate();
        }
    }

    /** Executes a statement that yields id, subscriber and state of the sessions it touched; returns how many it touched. */
    final int execute(Connection connection, String sql, Columns columns, List<SessionPresence> presences)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bind(statement, engine);
            int touched = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    touched++;
                    long subscriberId = rows.getLong(2);
                    if (!rows.wasNull()) {
                        boolean open = rows.getInt(3) < SessionState.CLOSED.code();
                        presences.add(new SessionPresence(rows.getObject(1, UUID.class), subscriberId, open));
                    }
                }
            }
            return touched;
        }
    }
}
