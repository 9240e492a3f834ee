package io.sluice.ejb.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.ejb.delivery.DeliveryCounts;
import io.sluice.ejb.delivery.DeliveryMeters;
import io.sluice.ejb.dispatch.DispatchCounts;
import io.sluice.ejb.dispatch.DispatchMeters;
import io.sluice.ejb.dispatch.NasTargets;
import io.sluice.ejb.health.HealthChecks;
import io.sluice.ejb.health.NodeState;
import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.metrics.NodeMeters;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.metrics.RequestMeters;
import io.sluice.ejb.metrics.SessionMeters;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.time.Clock;
import javax.sql.DataSource;

/** What health and metrics are made of; one object each for the life of the application. */
@ApplicationScoped
public class Observation {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @SuppressWarnings("NullAway.Init")
    protected Observation() {}

    ConnectorStatistics connector() {
        try (RadiusConnection connection = radius.connect()) {
            return connection.statistics();
        }
    }

    /**
     * The server's registry itself: what is injected takes only the simplest meters of WildFly 39.0.1 and drops the others
     * without a word, histograms among them.
     */
    @Produces
    @Singleton
    @Served
    MeterRegistry registry(Instance<MeterRegistry> ofDeployment) {
        if (!ofDeployment.isResolvable()) {
            // A server without the metrics subsystem runs the application too; then nobody reads what is counted.
            return new SimpleMeterRegistry();
        }
        MeterRegistry injected = ofDeployment.get();
        try {
            Field parent = injected.getClass().getDeclaredField("parentRegistry");
            parent.setAccessible(true);
            return (MeterRegistry) parent.get(injected);
        } catch (ReflectiveOperationException e) {
            StartLog.metricsHidden(String.valueOf(e.getMessage()));
            return injected;
        }
    }

    /** The registry that {@code /metrics} shows. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Served {}

    @Produces
    @Singleton
    NodeState state(Clock clock) {
        return new NodeState(clock);
    }

    @Produces
    @Singleton
    RequestCounts counts() {
        return new RequestCounts();
    }

    @Produces
    @Singleton
    Deliveries deliveries(@Served MeterRegistry registry) {
        return new Deliveries(registry);
    }

    @Produces
    @Singleton
    RequestMeters requestMeters(@Served MeterRegistry registry, RequestCounts counts, ClientDirectory clients) {
        return new RequestMeters(registry, counts, clients);
    }

    @Produces
    @Singleton
    DeliveryMeters deliveryMeters(
            @Served MeterRegistry registry,
            UpstreamDirectory servers,
            DeliveryCounts counts,
            BusinessClock businessClock) {
        return new DeliveryMeters(database, registry, servers, counts, businessClock);
    }

    @Produces
    @Singleton
    NodeMeters nodeMeters(
            @Served MeterRegistry registry, LoginIndex index, RememberedLogins expected, ChangeFeed changes) {
        return new NodeMeters(registry).show(index, expected, changes);
    }

    @Produces
    @Singleton
    SessionMeters sessionMeters(@Served MeterRegistry registry) {
        return new SessionMeters(database, registry);
    }

    @Produces
    @Singleton
    DispatchCounts dispatchCounts(@Served MeterRegistry registry) {
        return new DispatchCounts(DispatchMeters.roundTrips(registry));
    }

    @Produces
    @Singleton
    DispatchMeters dispatchMeters(@Served MeterRegistry registry, NasTargets targets, DispatchCounts counts) {
        return new DispatchMeters(database, registry, targets, counts);
    }

    @Produces
    @Singleton
    HealthChecks checks(NodeState state, LoginIndex index) {
        return new HealthChecks(state, index, this::connector);
    }
}
