package io.sluice.ejb.delivery;

import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.radius.connector.RadiusConnection;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the deliveries of all retailers share.
 *
 * @param radius opens a connection to the connector
 * @param clock the system's
 * @param businessClock which Acct-Delay-Time goes by, as Event-Timestamp does
 * @param nanos the monotonic clock
 * @param executor runs what asks the database
 */
record Around(
        DataSource database,
        DeliveryRows rows,
        UpstreamDirectory servers,
        Supplier<RadiusConnection> radius,
        Clock clock,
        Clock businessClock,
        LongSupplier nanos,
        Executor executor,
        DeliveryCounts counts,
        DeliverySettings settings) {}
