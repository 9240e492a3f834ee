package io.sluice.ejb.start;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.nas.JdbcClients;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.radius.LoginExchanges;
import io.sluice.ejb.radius.ProxiedLogins;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.AuditedSecurityEvents;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.security.PasswordPolicy;
import io.sluice.ejb.security.SecurityEvents;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.session.ChangeableNas;
import io.sluice.ejb.session.ConcurrencyIndex;
import io.sluice.ejb.session.ExpectedLoginSettings;
import io.sluice.ejb.session.JdbcExpectedSessions;
import io.sluice.ejb.session.JdbcOpenSessions;
import io.sluice.ejb.session.LoginManager;
import io.sluice.ejb.session.LoginSettings;
import io.sluice.ejb.session.OrderedWork;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.session.ServiceChangeManager;
import io.sluice.ejb.session.StaticServices;
import io.sluice.ejb.subscriber.JdbcLoginProfiles;
import io.sluice.ejb.subscriber.LimitSettings;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.subscriber.LoginProfileSource;
import io.sluice.ejb.subscriber.ScopedOffers;
import io.sluice.ejb.subscriber.UnknownLogins;
import io.sluice.ejb.threshold.KnownQuotas;
import io.sluice.ejb.write.IdempotentRequests;
import io.sluice.operation.ChangeRule;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.subscriber.LoginProfiles;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;

/** What is made of what. Everything here is plain Java, one object each for the life of the application. */
@ApplicationScoped
public class Wiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @SuppressWarnings("NullAway.Init")
    protected Wiring() {}

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Settings settings() {
        return new Settings();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    SessionIds sessionIds() {
        return new SessionIds();
    }

    @Produces
    @Singleton
    ChangeLog changeLog(Clock clock) {
        return new ChangeLog(database, clock);
    }

    @Produces
    @Singleton
    AuditTrail auditTrail(Clock clock) {
        return new AuditTrail(database, clock);
    }

    @Produces
    @Singleton
    SecurityEvents securityEvents(AuditTrail audit, Clock clock) {
        return new AuditedSecurityEvents(audit, clock);
    }

    @Produces
    @Singleton
    PasswordPolicy passwordPolicy(Settings settings) {
        return PasswordPolicy.of(settings);
    }

    @Produces
    @Singleton
    @Typed(BusinessClock.class)
    BusinessClock businessClock(Clock clock) {
        return new BusinessClock(database, clock);
    }

    @Produces
    @Singleton
    MasterKey masterKey(Settings settings, SecureRandom random) {
        return new MasterKeyFile(database, settings).open(random);
    }

    @Produces
    @Singleton
    CredentialVault vault(MasterKey key, SecureRandom random) {
        return new CredentialVault(key, random);
    }

    @Produces
    @Singleton
    IdempotentRequests idempotentRequests(CredentialVault vault, Clock clock) {
        return new IdempotentRequests(database, vault, clock);
    }

    @Produces
    @Singleton
    ClassSeals seals(MasterKey key) {
        return new ClassSeals(key);
    }

    @Produces
    @Singleton
    RadiusDictionary dictionary(Settings settings) {
        RadiusDictionary builtIn = RadiusDictionary.builtIn();
        return settings.text("sluice.dictionary.directory")
                .map(folder -> builtIn.with(Path.of(folder)))
                .orElse(builtIn);
    }

    @Produces
    @Singleton
    ClientDirectory clients(CredentialVault vault) {
        return new ClientDirectory(new JdbcClients(database, vault), this::publish);
    }

    private void publish(Collection<ClientRule> rules) {
        try (RadiusConnection connection = radius.connect()) {
            connection.useClients(rules);
        }
        StartLog.clientsPublished(rules.size());
    }

    @Produces
    @Singleton
    ExpectedLoginSettings expectedLoginSettings(Settings settings) {
        return ExpectedLoginSettings.of(settings);
    }

    @Produces
    @Singleton
    LimitSettings limitSettings(Settings settings) {
        return LimitSettings.of(settings);
    }

    @Produces
    @Singleton
    LoginSettings loginSettings(Settings settings) {
        return LoginSettings.of(settings);
    }

    @Produces
    @Singleton
    RememberedLogins expectedLogins(ExpectedLoginSettings settings, Clock clock) {
        return new RememberedLogins(new JdbcExpectedSessions(database), settings, clock);
    }

    @Produces
    @Singleton
    StaticServices staticServices(Clock clock) {
        return new StaticServices(database, clock);
    }

    @Produces
    @Singleton
    CurrentServices services() {
        return new CurrentServices(database);
    }

    @Produces
    @Singleton
    Dialects dialects(RadiusDictionary dictionary, CurrentServices services) {
        return new Dialects(dictionary, services);
    }

    @Produces
    @Singleton
    LoginProfileSource profiles(CredentialVault vault, Dialects dialects, CurrentServices services) {
        return new JdbcLoginProfiles(
                database, vault, new LoginProfiles(dialects, services), services, StartLog::unusable);
    }

    @Produces
    @Singleton
    LoginSide loginSide(LoginProfileSource source, LoginSettings logins, ExpectedLoginSettings expected, Clock clock) {
        var unknown = new UnknownLogins(logins.mostUnknown(), logins.unknownMemory(), clock);
        return LoginSide.of(source, unknown, new JdbcOpenSessions(database, clock), expected.lapse(), clock);
    }

    @Produces
    @Singleton
    LoginIndex index(LoginSide side) {
        return side.index();
    }

    @Produces
    @Singleton
    ConcurrencyIndex concurrency(LoginSide side) {
        return side.concurrency();
    }

    @Produces
    @Singleton
    LoginManager logins(LoginSide side, RememberedLogins expected, SessionIds ids) {
        return new LoginManager(side.index(), side.concurrency(), expected, ids);
    }

    @Produces
    @Singleton
    LoginExchanges exchanges(
            ClientDirectory clients,
            ClassSeals seals,
            LoginSettings settings,
            RequestCounts counts,
            ProxiedLogins proxied,
            SecureRandom random) {
        return new LoginExchanges(clients, seals, settings, counts, proxied, random);
    }

    @Produces
    @Singleton
    ServiceChangeManager changes(
            CurrentServices services,
            Settings settings,
            ChangeableNas nases,
            SessionIds ids,
            Clock clock,
            OrderedWork work,
            KnownQuotas quotas) {
        var rule = new ChangeRule(
                services,
                settings.flag("sluice.mutex.strict"),
                !settings.flag("sluice.parameter.range.lenient"),
                settings.flag("sluice.limits.strict"));
        return new ServiceChangeManager(
                database, rule, nases, new ScopedOffers(database, services), ids, clock, transaction, work, quotas);
    }

    @Produces
    @Singleton
    ChangeFeed changeFeed(Clock clock) {
        return new ChangeFeed(database, clock);
    }
}
