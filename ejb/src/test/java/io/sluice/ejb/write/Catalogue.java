package io.sluice.ejb.write;

import io.sluice.ejb.nas.CatalogueQueries;
import io.sluice.ejb.nas.ClientManager;
import io.sluice.ejb.nas.NasManager;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.Persistence;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.retailer.RetailerManager;
import io.sluice.ejb.retailer.RetailerQueries;
import io.sluice.ejb.schedule.HolidayManager;
import io.sluice.ejb.schedule.Punctuality;
import io.sluice.ejb.schedule.RehearsalQueries;
import io.sluice.ejb.schedule.ScheduleManager;
import io.sluice.ejb.schedule.ScheduleQueries;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.service.ProfileManager;
import io.sluice.ejb.service.ServiceManager;
import io.sluice.ejb.service.ServiceQueries;
import io.sluice.ejb.upstream.JdbcUpstreams;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.ejb.upstream.UpstreamManager;
import io.sluice.ejb.upstream.UpstreamQueries;
import io.sluice.radius.dictionary.RadiusDictionary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** The catalogue's managers on a database, each change in a transaction of its own. */
final class Catalogue implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final CredentialVault vault;
    final DataSource database;
    final UpstreamDirectory upstreams;
    private final EntityManagerFactory factory;

    Catalogue(DataSource database, Path folder) {
        this.database = database;
        SecureRandom random = new SecureRandom();
        vault = new CredentialVault(MasterKey.create(folder.resolve("key"), random), random);
        factory = Persistence.on(database);
        upstreams = new UpstreamDirectory(new JdbcUpstreams(database, vault), clock);
    }

    /** The managers within one transaction. */
    record Work(EntityManager entities, Catalogue of) {

        ClientManager clients() {
            return new ClientManager(entities, of.vault, of.changeLog(), of.audit());
        }

        NasManager nases() {
            return new NasManager(entities, of.vault, of.changeLog(), of.audit());
        }

        ServiceManager services() {
            return new ServiceManager(entities, of.changeLog(), of.audit(), RadiusDictionary.builtIn(), of.clock);
        }

        ProfileManager profiles() {
            return new ProfileManager(entities, of.audit());
        }

        RetailerManager retailers() {
            return new RetailerManager(entities, of.changeLog(), of.audit());
        }

        UpstreamManager upstreams() {
            return new UpstreamManager(entities, of.vault, of.changeLog(), of.audit());
        }

        UpstreamQueries upstreamQueries() {
            return new UpstreamQueries(entities, of.upstreams);
        }

        ScheduleManager schedules() {
            return new ScheduleManager(entities, of.audit(), of.punctuality());
        }

        ScheduleQueries scheduleQueries() {
            return new ScheduleQueries(entities, of.punctuality());
        }

        HolidayManager holidays() {
            return new HolidayManager(entities, of.audit());
        }

        RehearsalQueries rehearsals() {
            return new RehearsalQueries(entities, of.punctuality());
        }

        CatalogueQueries nasQueries() {
            return new CatalogueQueries(entities);
        }

        ServiceQueries serviceQueries() {
            return new ServiceQueries(entities);
        }

        RetailerQueries retailerQueries() {
            return new RetailerQueries(entities);
        }
    }

    <T> T in(Function<Work, T> change) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = change.apply(new Work(entities, this));
                entities.getTransaction().commit();
                return result;
            } catch (RuntimeException e) {
                entities.getTransaction().rollback();
                throw e;
            }
        }
    }

    void run(Consumer<Work> change) {
        in(work -> {
            change.accept(work);
            return null;
        });
    }

    /** Without settings: five minutes before and after. */
    private Punctuality punctuality() {
        return Punctuality.of(new Settings(name -> null), clock);
    }

    private ChangeLog changeLog() {
        return new ChangeLog(database, clock);
    }

    private AuditTrail audit() {
        return new AuditTrail(database, clock);
    }

    List<String> rows(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
