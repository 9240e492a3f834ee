package io.sluice.ejb.threshold;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.dispatch.NasTargets;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.session.ServiceChangeManager;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What keeping limits is made of; one object each for the life of the application. */
@ApplicationScoped
public class ThresholdWiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected ThresholdWiring() {}

    @Produces
    @Singleton
    ThresholdSettings settings(Settings settings) {
        return ThresholdSettings.of(settings);
    }

    @Produces
    @Singleton
    LimitPolicy policy(NasTargets nases, Dialects dialects, CurrentServices services, ThresholdSettings settings) {
        return new LimitPolicy(nases, dialects, services, settings);
    }

    @Produces
    @Singleton
    KnownQuotas quotas() {
        return new KnownQuotas(database);
    }

    @Produces
    @Singleton
    FirstLooks firstLooks(BusinessClock business, CurrentServices services, KnownQuotas quotas) {
        return new FirstLooks(business, services, quotas);
    }

    @Produces
    @Singleton
    LimitEnforcer enforcer(
            LimitPolicy policy,
            ServiceChangeManager changes,
            BusinessClock business,
            Clock clock,
            SessionIds ids,
            ChangeLog told) {
        return new LimitEnforcer(database, policy, changes, business, clock, ids, told);
    }
}
