package io.sluice.ejb.report;

import io.sluice.ejb.lease.LocalTransaction;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.DueWork;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the interim records that are due by the business clock; on each node, and each is made once. */
public final class ServiceLooks implements DueWork {

    static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final ServiceReports reports;
    private @Nullable ScheduledFuture<?> looking;

    ServiceLooks(DataSource database, ServiceReports reports) {
        this.database = database;
        this.reports = reports;
    }

    @Override
    public String name() {
        return "service accounting";
    }

    @Override
    public boolean isDoneUntil(Instant businessTime) {
        try (Connection connection = database.getConnection()) {
            return !reports.isAnyDue(connection, businessTime);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Begins to look, on this node. */
    public void start(ManagedScheduledExecutorService executor) {
        long millis = PERIOD.toMillis();
        looking = executor.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    public void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** Does all that is due now; called each {@link #PERIOD}. */
    void look() {
        try {
            int found;
            do {
                found = LocalTransaction.on(database, connection -> reports.look(connection, AT_ONCE));
            } while (found == AT_ONCE);
        } catch (SQLException | RuntimeException e) {
            // What is due stays due; the next second finds it.
            ReportLog.notLooked(e);
        }
    }
}
