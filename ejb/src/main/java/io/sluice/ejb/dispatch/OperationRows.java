package io.sluice.ejb.dispatch;

import io.sluice.operation.Lane;
import io.sluice.operation.OpenService;
import io.sluice.operation.ServiceEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations and what they change, by whole batches: each method is one statement, in the caller's transaction, of the one
 * who holds the NAS's lease.
 */
interface OperationRows {

    /** Begins a transaction of a batch. */
    void begin(Connection connection) throws SQLException;

    /**
     * The next operations to take up: due ones of sessions of which none is under way, the most urgent lane first. Where an
     * earlier operation of the same session waits in a lesser lane, that is the one, for a session's operations keep their
     * order; it may come twice.
     *
     * @param slowest the least urgent lane to look at
     */
    List<OperationRow> next(Connection connection, long nasId, Lane slowest, Instant now, int most) throws SQLException;

    /** Operations not taken up whose time is over. */
    List<OperationRow> overdue(Connection connection, long nasId, Instant now, int most) throws SQLException;

    /** Operations that somebody took up and did not finish. */
    List<OperationRow> underWay(Connection connection, long nasId) throws SQLException;

    /** What these sessions have of services, by Acct-Session-Id; sessions without any are missing. */
    Map<String, SessionServices> services(Connection connection, long nasId, Collection<String> acctSessionIds)
            throws SQLException;

    /** The mutex groups of versions of services; a version without group is there with null. */
    Map<Long, @Nullable Integer> mutexGroups(Connection connection, Collection<Long> versions) throws SQLException;

    /**
     * Writes operations that are open.
     *
     * @return how many were; fewer than given if somebody else ended one meanwhile
     */
    int write(Connection connection, Collection<OperationChange> changes, long fence, Instant now) throws SQLException;

    /**
     * Makes the service sessions that are being started; two statements if some are {@link ServiceStart#again}.
     */
    void start(Connection connection, Collection<ServiceStart> starts, Instant now) throws SQLException;

    /** Changes service sessions as operations found. What accounting knows better stays. */
    void apply(Connection connection, Collection<ServiceEffect> effects, Instant now) throws SQLException;

    /** Marks subscriber sessions that their NAS does not know. */
    void stale(Connection connection, long nasId, Collection<String> acctSessionIds) throws SQLException;

    /** Which of these operations' sessions are closed. */
    Set<UUID> ended(Connection connection, Collection<UUID> operations) throws SQLException;

    /** Which of these operations have another waiting behind them, of the same session and due. */
    Set<UUID> displaced(Connection connection, Collection<UUID> operations, Instant now) throws SQLException;

    /** What accounting says of service sessions; those of which it says nothing are missing. */
    Map<UUID, Evidence> evidence(Connection connection, Collection<UUID> serviceSessions) throws SQLException;

    /**
     * The services of a subscriber session.
     *
     * @param open those that are or may be active
     * @param unnumbered activation strings of those, open or not, that no record has given a number
     */
    record SessionServices(List<OpenService> open, Set<String> unnumbered) {

        static final SessionServices NONE = new SessionServices(List.of(), Set.of());
    }

    /** What a record says of a service session. */
    enum Evidence {
        /** It runs. */
        RUNS,
        /** It has ended. */
        ENDED
    }
}
