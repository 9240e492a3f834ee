package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.OperationState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Ends the operations of NASes that were removed: nobody sweeps for those any more. A NAS goes only once its sessions are over, so
 * what is left is what an ended session could not be rid of, or was ordered at the same moment.
 */
final class OrphanedOperations {

    private static final String END = "update operation set state = ?, open = false, answerable = true, ended_at = ?,"
            + " error_cause = ?, detail = 'its NAS was removed'"
            + " where open and not exists (select 1 from nas n where n.id = operation.nas_id)";

    private static final long BETWEEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final DataSource database;
    private final Clock clock;
    private final LongSupplier nanos;
    private long lastNanos;

    OrphanedOperations(DataSource database, Clock clock, LongSupplier nanos) {
        this.database = database;
        this.clock = clock;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    /** Ends them. */
    synchronized void end() {
        lastNanos = nanos.getAsLong();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(END)) {
            update.setInt(1, OperationState.CANCELLED.code());
            update.setTimestamp(2, Timestamp.from(clock.instant()));
            update.setInt(3, ErrorCause.REQUEST_NOT_ROUTABLE.code());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** The same once a minute: it looks at all that is open. */
    void endNowAndThen() {
        if (nanos.getAsLong() - lastNanos >= BETWEEN_NANOS) {
            end();
        }
    }
}
