package io.sluice.ejb.subscriber;

import static io.sluice.service.StatisticsMode.TIME_VOLUME;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.Persistence;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;

/** Fixture: two retailers, {@code isp1} with an enterprise {@code acme}, and four services, on one database. */
final class SubscriberBase implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final DataSource database;
    final EntityManagerFactory entityManagers;
    final CredentialVault vault;
    final ChangeLog changes;
    final CurrentServices services;
    final AuditTrail audit;
    final Actor operator = new Actor("anna", PortalRole.OPERATOR, TenantScope.ALL, "10.0.0.9");
    final Actor managerOfIsp2;
    final long isp1;
    final long isp2;

    SubscriberBase(DataSource database, Path folder) {
        this.database = database;
        entityManagers = Persistence.on(database);
        SecureRandom random = new SecureRandom();
        vault = new CredentialVault(MasterKey.create(folder.resolve("master.key"), random), random);
        changes = new ChangeLog(database, clock);
        services = new CurrentServices(database);
        audit = new AuditTrail(database, clock);
        isp1 = change(entities -> retailer(entities, "isp1"));
        isp2 = change(entities -> retailer(entities, "isp2"));
        managerOfIsp2 = new Actor("zoe", PortalRole.RETAILER_MANAGER, TenantScope.ofRetailer(isp2), "10.0.0.9");
        change(entities -> {
            Subscriber acme = new Subscriber(entities.find(Retailer.class, isp1), SubscriberKind.ENTERPRISE, "acme");
            entities.persist(acme);
            entities.persist(new Subscriber(acme, SubscriberKind.SITE, "berlin"));
            define(entities, "gold", ServiceTerms.of(TIME_VOLUME).inMutexGroup(12));
            define(entities, "silver", ServiceTerms.of(TIME_VOLUME).inMutexGroup(12));
            define(entities, "guided", ServiceTerms.of(StatisticsMode.NONE));
            define(entities, "tiered", ServiceTerms.of(TIME_VOLUME, rate("inputBW"), rate("outputBW")));
            return true;
        });
    }

    private static Long retailer(EntityManager entities, String name) {
        Retailer retailer = new Retailer(name, ZoneId.of("Europe/Berlin"));
        entities.persist(retailer);
        entities.flush();
        return Objects.requireNonNull(retailer.id());
    }

    private void define(EntityManager entities, String name, ServiceTerms terms) {
        entities.persist(new ServiceDefinition(name, terms, clock.instant()));
    }

    private static ServiceParameter rate(String name) {
        return new ServiceParameter(name, ParameterType.BITS_PER_SECOND, 64_000L, 10_000_000_000L, null);
    }

    /** One transaction; what throws leaves nothing. */
    <T> T change(Function<EntityManager, T> work) {
        try (EntityManager entities = entityManagers.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    <T> T subscribers(Function<SubscriberManager, T> work) {
        return change(entities -> work.apply(new SubscriberManager(entities, vault, changes, audit)));
    }

    <T> T records(Function<RecordManager, T> work) {
        return change(entities -> work.apply(
                new RecordManager(entities, RadiusDictionary.builtIn(), new LimitSettings(false), changes, audit)));
    }

    <T> T subscriptions(Function<SubscriptionManager, T> work) {
        return change(entities -> work.apply(new SubscriptionManager(entities, services, changes, audit)));
    }

    <T> T substitutions(Function<SubstitutionManager, T> work) {
        return change(entities -> work.apply(new SubstitutionManager(entities, changes, audit)));
    }

    <T> T queries(Function<SubscriberQueries, T> work) {
        return change(entities -> work.apply(new SubscriberQueries(entities)));
    }

    /** The first column of a query. */
    List<String> rows(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One value of octets, in hexadecimal digits. */
    String octets(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return HexFormat.of().formatHex(row.getBytes(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        entityManagers.close();
    }
}
