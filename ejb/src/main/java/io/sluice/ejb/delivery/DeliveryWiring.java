package io.sluice.ejb.delivery;

import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.lease.Leased;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.radius.connector.RadiusConnectionFactory;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** What delivering is made of; one object each for the life of the application. */
@ApplicationScoped
public class DeliveryWiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @Resource
    private ManagedExecutorService executor;

    @SuppressWarnings("NullAway.Init")
    protected DeliveryWiring() {}

    @Produces
    @Singleton
    DeliverySettings settings(Settings settings) {
        return DeliverySettings.of(settings);
    }

    @Produces
    @Singleton
    DeliveryRows rows() {
        return new DeliveryRows(database);
    }

    @Produces
    @Singleton
    DeliveryCounts counts() {
        return new DeliveryCounts();
    }

    @Produces
    @Singleton
    DeliverySweep deliveries(
            DeliveryRows rows,
            UpstreamDirectory servers,
            DeliveryCounts counts,
            DeliverySettings settings,
            Settings all,
            BusinessClock businessClock,
            Clock clock) {
        Around around = new Around(
                database,
                rows,
                servers,
                radius::connect,
                clock,
                businessClock,
                System::nanoTime,
                executor,
                counts,
                settings);
        // Each life of a node is another holder, so that an earlier one's leases run out first.
        String owner = all.text("jboss.node.name").orElse("sluice") + '/' + UUID.randomUUID();
        return new DeliverySweep(around, new LeaseTable(database, owner, Leased.RETAILER_ACCOUNTING));
    }
}
