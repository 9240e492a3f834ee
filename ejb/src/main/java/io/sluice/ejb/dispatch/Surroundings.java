package io.sluice.ejb.dispatch;

import io.sluice.radius.connector.RadiusConnection;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the dispatchers of all NASes share.
 *
 * @param radius opens a connection to the connector
 * @param nanos the monotonic clock
 * @param executor runs what asks the database
 */
record Surroundings(
        DataSource database,
        OperationRows rows,
        NasTargets targets,
        Packets packets,
        KnownGroups groups,
        Supplier<RadiusConnection> radius,
        Clock clock,
        LongSupplier nanos,
        Executor executor,
        Later later,
        AwaitedOperations awaited,
        DispatchCounts counts,
        DispatchSettings settings,
        Followers followers) {

    /** Who makes something of changed services in the transaction that changes them. */
    @FunctionalInterface
    interface Followers {

        /**
         * Services of these sessions were changed, and nothing is committed yet.
         */
        void changed(Connection connection, Collection<SessionKey> sessions) throws SQLException;
    }

    /** Runs something once, later. */
    interface Later {
        void after(Duration delay, Runnable task);
    }
}
