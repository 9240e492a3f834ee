package io.sluice.ejb.start;

import io.sluice.ejb.clock.ClockSetting;
import io.sluice.ejb.delivery.DeliverySweep;
import io.sluice.ejb.dispatch.Dispatching;
import io.sluice.ejb.health.HealthChecks;
import io.sluice.ejb.health.NodeState;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.Changes;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.report.ServiceLooks;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.subscriber.IdRanges;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.threshold.KnownQuotas;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.radius.connector.RadiusConnectionFactory;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The start of the application, in this order: first rows, clients to the connector, the index of logins, and then what
 * ticks each second. The tables were migrated before, and packets are delivered only afterwards.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

    private static final int SECONDS_TO_NEXT_FILLING = 5;

    // Named here so that the container makes both before this bean.
    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private FirstRows firstRows;

    @Inject
    private ClientDirectory clients;

    @Inject
    private UpstreamDirectory upstreams;

    @Inject
    private CurrentServices services;

    @Inject
    private LoginIndex index;

    @Inject
    private KnownQuotas quotas;

    @Inject
    private ChangeFeed changes;

    @Inject
    private BusinessClock businessClock;

    @Inject
    private Tick tick;

    @Inject
    private Watch watch;

    @Inject
    private Dispatching dispatching;

    @Inject
    private ServiceLooks looks;

    @Inject
    private DeliverySweep deliveries;

    @Inject
    private NodeState state;

    @Inject
    private HealthChecks health;

    private final List<ScheduledFuture<?>> ticking = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected StartUp() {}

    @PostConstruct
    void start() {
        try {
            firstRows.make(settings);
            changes.begin();
            ClockSetting.isAdjustable(settings); // refuses to start with what it does not understand
            businessClock.reload();
            changes.tell(ChangeTopic.CLOCK, any -> businessClock.reload())
                    .tell(ChangeTopic.NAS, any -> nasesChanged())
                    .tell(ChangeTopic.RETAILER, any -> upstreams.reload())
                    .tell(ChangeTopic.SERVICE, any -> reloadIndex())
                    .tell(ChangeTopic.SUBSCRIBER, this::subscribersChanged);
            upstreams.reload();
            clients.reload();
        } catch (RuntimeException e) {
            StartLog.cannotStart(String.valueOf(e.getMessage()));
            throw e;
        }
        health.post();
        // In the background: until it is done, whoever is missing is looked for in the database.
        executor.submit(() -> tick.guard(this::fillIndex));
        dispatching.start(executor);
        looks.start(executor);
        deliveries.start(executor);
        ticking.add(executor.scheduleWithFixedDelay(tick::run, 1, 1, TimeUnit.SECONDS));
        ticking.add(executor.scheduleWithFixedDelay(watch::run, 1, 1, TimeUnit.SECONDS));
    }

    @PreDestroy
    void stop() {
        ticking.forEach(future -> future.cancel(false));
        looks.stop();
        deliveries.stop();
        dispatching.stop();
        watch.forget();
    }

    private void nasesChanged() {
        // Orders for a NAS come after its packets: whoever hears it must be able to speak to it.
        dispatching.nasesChanged();
        clients.reload();
    }

    private void fillIndex() {
        long began = System.nanoTime();
        try {
            reloadIndex();
        } catch (RuntimeException e) {
            executor.schedule(() -> tick.guard(this::fillIndex), SECONDS_TO_NEXT_FILLING, TimeUnit.SECONDS);
            throw e;
        }
        state.indexFilled();
        StartLog.indexFilled(index.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private void reloadIndex() {
        services.reload();
        quotas.reload();
        index.reload();
    }

    private void subscribersChanged(Changes changed) {
        if (changed.all()) {
            reloadIndex();
        } else {
            Set<Long> ids = new HashSet<>();
            changed.subjects().forEach(subject -> IdRanges.expand(subject, ids::add));
            quotas.refresh(ids);
            index.refresh(ids);
        }
    }
}
