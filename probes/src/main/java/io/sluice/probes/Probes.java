package io.sluice.probes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Which check counts for what: a node that is not ready waits for something, one that is not alive needs a restart. */
@ApplicationScoped
public class Probes {

    @Produces
    @Readiness
    @Singleton
    HealthCheck database() {
        return Probe.DATABASE::call;
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck loginIndex() {
        return Probe.LOGIN_INDEX::call;
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck ports() {
        return Probe.RADIUS_PORTS::call;
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck delivery() {
        return Probe.RADIUS_DELIVERY::call;
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck threadsForReadiness() {
        return Probe.RADIUS_THREADS::call;
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck threads() {
        // While it starts it is alive, whatever is not there yet: a restart would not help.
        return () -> Probe.RADIUS_THREADS.isPosted()
                ? Probe.RADIUS_THREADS.call()
                : HealthCheckResponse.up(Probe.RADIUS_THREADS.text());
    }
}
