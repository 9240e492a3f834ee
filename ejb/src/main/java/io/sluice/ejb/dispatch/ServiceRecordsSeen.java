package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Hears of accounting records of services after their commit: wakes who waits for such a proof, and notes once for each NAS
 * that it sends them at all.
 */
public final class ServiceRecordsSeen {

    private static final String NOTE =
            "insert into nas_service_records (nas_id, first_at) values (?, ?)" + " on conflict do nothing";

    private final Dispatcher dispatcher;
    private final NasTargets targets;
    private final DataSource database;
    private final ChangeLog changes;
    private final Clock clock;
    private final Executor executor;
    private final Set<Long> noting = ConcurrentHashMap.newKeySet();

    ServiceRecordsSeen(
            Dispatcher dispatcher,
            NasTargets targets,
            DataSource database,
            ChangeLog changes,
            Clock clock,
            Executor executor) {
        this.dispatcher = dispatcher;
        this.targets = targets;
        this.database = database;
        this.changes = changes;
        this.clock = clock;
        this.executor = executor;
    }

    /** Returns at once; for the thread that has committed them. */
    public void from(Set<Long> nasIds) {
        dispatcher.recordsCame(nasIds);
        for (Long nasId : nasIds) {
            targets.find(nasId)
                    .filter(nas -> !nas.keepsRecords() && noting.add(nasId))
                    .ifPresent(nas -> executor.execute(() -> note(nas)));
        }
    }

    private void note(NasTarget nas) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setLong(1, nas.id());
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            if (insert.executeUpdate() > 0) {
                changes.changed(ChangeTopic.NAS, nas.name());
            }
        } catch (SQLException | DatabaseAway e) {
            // The NAS's next record tries again.
            noting.remove(nas.id());
            DispatchLog.sweepFailed(e);
        }
    }
}
