package io.sluice.ejb.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.dialect.Dialects;
import io.sluice.dialect.ProxyTranslation;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.radius.ProxiedLogins;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.session.LearnedLogins;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.start.Observation.Served;
import io.sluice.ejb.upstream.JdbcUpstreams;
import io.sluice.ejb.upstream.UpstreamCounts;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.ejb.upstream.UpstreamMeters;
import io.sluice.ejb.upstream.UpstreamRequests;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.dictionary.RadiusDictionary;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;

/** What is made of what, of all that asks other RADIUS servers. */
@ApplicationScoped
public class UpstreamWiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @SuppressWarnings("NullAway.Init")
    protected UpstreamWiring() {}

    @Produces
    @Singleton
    UpstreamDirectory upstreams(CredentialVault vault, Clock clock) {
        return new UpstreamDirectory(new JdbcUpstreams(database, vault), clock);
    }

    @Produces
    @Singleton
    UpstreamCounts counts() {
        return new UpstreamCounts();
    }

    @Produces
    @Singleton
    UpstreamMeters meters(@Served MeterRegistry registry, UpstreamDirectory directory, UpstreamCounts counts) {
        return new UpstreamMeters(registry, directory, counts);
    }

    @Produces
    @Singleton
    UpstreamRequests requests(UpstreamDirectory directory, UpstreamCounts counts, Clock clock) {
        return new UpstreamRequests(directory, counts, radius, clock);
    }

    void close(@Disposes UpstreamRequests requests) {
        requests.close();
    }

    @Produces
    @Singleton
    LearnedLogins learned(LoginSide side, RememberedLogins expected, SessionIds ids) {
        return new LearnedLogins(side.index(), side.concurrency(), expected, ids);
    }

    @Produces
    @Singleton
    ProxyTranslation translation(RadiusDictionary dictionary, Dialects dialects, CurrentServices services) {
        return new ProxyTranslation(dictionary, dialects, services);
    }

    @Produces
    @Singleton
    ProxiedLogins proxied(
            UpstreamDirectory directory,
            UpstreamRequests requests,
            ProxyTranslation translation,
            LearnedLogins logins,
            ClassSeals seals,
            RequestCounts counts,
            SecureRandom random,
            Clock clock) {
        return new ProxiedLogins(
                directory,
                new ProxiedLogins.Tools(directory, requests, translation, logins, seals, counts, random, clock));
    }
}
