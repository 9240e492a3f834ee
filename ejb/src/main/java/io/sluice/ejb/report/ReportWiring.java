package io.sluice.ejb.report;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.delivery.DeliveryRows;
import io.sluice.ejb.dispatch.NasTarget;
import io.sluice.ejb.dispatch.NasTargets;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.upstream.UpstreamDirectory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What reporting to retailers is made of; one object each for the life of the application. */
@ApplicationScoped
public class ReportWiring {

    private static final int LONGEST_INTERIM = 86_400;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected ReportWiring() {}

    @Produces
    @Singleton
    RetailerChoice retailers(UpstreamDirectory servers, LoginIndex logins) {
        return new RetailerChoice(servers, logins::ofSubscriber, logins::profile);
    }

    @Produces
    @Singleton
    ServiceReports serviceReports(
            RetailerChoice retailers,
            DeliveryRows deliveries,
            NasTargets nases,
            Dialects dialects,
            ClassSeals seals,
            BusinessClock clock,
            Settings settings) {
        long interim = settings.number("sluice.accounting.service.interim", 0, 0, LONGEST_INTERIM);
        return new ServiceReports(
                new BegunServices(clock, nases::find, seals::ofThread, interim),
                new ReportedServiceRows(clock),
                deliveries,
                retailers,
                nasId -> nases.find(nasId)
                        .filter(nas -> isMadeFor(nas, dialects))
                        .isPresent());
    }

    private static boolean isMadeFor(NasTarget nas, Dialects dialects) {
        return !dialects.of(nas.dialect()).traits().keepsServices();
    }

    @Produces
    @Singleton
    AccountingReports reports(
            UpstreamDirectory servers,
            RetailerChoice retailers,
            ServiceReports services,
            DeliveryRows deliveries,
            ClassSeals seals,
            BusinessClock clock) {
        RecordRelay relay = new RecordRelay(servers, retailers, seals::ofThread, clock);
        return new AccountingReports(database, servers, relay, services, deliveries);
    }

    @Produces
    @Singleton
    ServiceLooks looks(ServiceReports reports) {
        return new ServiceLooks(database, reports);
    }
}
