package io.sluice.ejb.radius;

import io.sluice.dialect.DynamicTranslation;
import io.sluice.ejb.dispatch.OperationOutcomes;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.session.DynamicAuthorizationManager;
import io.sluice.ejb.session.DynamicOrders;
import io.sluice.ejb.session.DynamicSettings;
import io.sluice.ejb.session.MeantSessions;
import io.sluice.ejb.session.OpenActivations;
import io.sluice.ejb.session.ServiceChangeManager;
import io.sluice.ejb.session.UnseenLines;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.radius.dictionary.RadiusDictionary;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What the port for CoA- and Disconnect-Requests is made of; one object each for the life of the application. */
@ApplicationScoped
public class DynamicWiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected DynamicWiring() {}

    @Produces
    @Singleton
    DynamicSettings settings(Settings settings) {
        return DynamicSettings.of(settings);
    }

    @Produces
    @Singleton
    UnseenLines lines(LoginIndex logins, SessionIds ids, Clock clock) {
        return new UnseenLines(database, logins, ids, clock);
    }

    @Produces
    @Singleton
    DynamicAuthorizationManager manager(
            ServiceChangeManager changes, LoginIndex logins, UnseenLines lines, DynamicSettings settings, Clock clock) {
        return new DynamicAuthorizationManager(
                new MeantSessions(database),
                lines,
                new DynamicOrders(changes, OpenActivations.in(database), logins::profile, settings, clock),
                changes);
    }

    @Produces
    @Singleton
    DynamicExchanges exchanges(
            ClientDirectory clients,
            RadiusDictionary dictionary,
            DynamicAuthorizationManager manager,
            OperationOutcomes outcomes,
            AuditTrail audit,
            RequestCounts counts,
            DynamicSettings settings,
            Clock clock) {
        return new DynamicExchanges(
                clients,
                new DynamicTranslation(dictionary),
                manager,
                outcomes,
                new RefusalTrail(audit, clock),
                counts,
                new WaitingRequests(settings.mostPending(), clock));
    }
}
