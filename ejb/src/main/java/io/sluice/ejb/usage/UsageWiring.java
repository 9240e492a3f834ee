package io.sluice.ejb.usage;

import io.sluice.ejb.platform.Settings;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What reviewing accounting is made of; one object each for the life of the application. */
@ApplicationScoped
public class UsageWiring {

    static final String SILENCE = "sluice.sessions.silent-intervals";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected UsageWiring() {}

    @Produces
    @Singleton
    AccountingReview review(ServiceDirectory services) {
        return new AccountingReview(database, activation -> isKnown(services, activation));
    }

    @Produces
    @Singleton
    SilentSessions silent(Settings settings) {
        return new SilentSessions(database, (int) settings.number(SILENCE, 3, 2, 100));
    }

    @Produces
    @Singleton
    TrustQueries trust() {
        return new TrustQueries(database);
    }

    /** What is no activation string names no service. */
    static boolean isKnown(ServiceDirectory services, String activation) {
        try {
            return services.current(ServiceCall.parse(activation).name()).isPresent();
        } catch (IllegalArgumentException noActivation) {
            return false;
        }
    }
}
