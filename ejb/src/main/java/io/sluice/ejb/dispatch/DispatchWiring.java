package io.sluice.ejb.dispatch;

import io.sluice.dialect.Dialects;
import io.sluice.dialect.RelayedAttributes;
import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.lease.Leased;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.report.AccountingReports;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.session.ChangeableNas;
import io.sluice.ejb.session.OrderedWork;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.threshold.FirstLooks;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.subscriber.LoginProfile;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Topic;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What dispatching is made of; one object each for the life of the application. */
@ApplicationScoped
public class DispatchWiring {

    private static final byte[] NOTHING = new byte[0];

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @Resource(lookup = "java:/jms/SluiceWake")
    private ConnectionFactory messages;

    @Resource(lookup = "java:/jms/topic/sluice.wake")
    private Topic wakes;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @SuppressWarnings("NullAway.Init")
    protected DispatchWiring() {}

    @Produces
    @Singleton
    DispatchSettings settings(Settings settings) {
        return DispatchSettings.of(settings);
    }

    @Produces
    @Singleton
    NasTargets targets(CredentialVault vault) {
        return new NasTargets(new JdbcNasTargets(database, vault));
    }

    @Produces
    @Singleton
    AwaitedOperations awaited(Clock clock) {
        return new AwaitedOperations(database, clock);
    }

    @Produces
    @Singleton
    @Typed(Dispatcher.class)
    Dispatcher dispatcher(
            NasTargets targets,
            Dialects dialects,
            LoginIndex logins,
            AwaitedOperations awaited,
            DispatchCounts counts,
            DispatchSettings settings,
            Settings all,
            FirstLooks looks,
            Clock clock,
            AccountingReports reports) {
        OperationRows rows = JdbcOperationRows.of(database, looks);
        Surroundings around = new Surroundings(
                database,
                rows,
                targets,
                new DialectPackets(dialects, addressee -> base(logins, addressee)),
                new KnownGroups(rows),
                radius::connect,
                clock,
                System::nanoTime,
                executor,
                (delay, task) -> scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS),
                awaited,
                counts,
                settings,
                reports::follow);
        // Each life of a node is another holder: what an earlier one had under way must be read from the rows.
        String owner = all.text("jboss.node.name").orElse("sluice") + '/' + UUID.randomUUID();
        return new Dispatcher(around, new LeaseTable(database, owner, Leased.NAS), new JmsWake(messages, wakes));
    }

    private static byte[] base(LoginIndex logins, Addressee addressee) {
        Long id = addressee.subscriberId();
        LoginProfile profile = id == null ? logins.profile(addressee.login()) : logins.ofSubscriber(id);
        return profile == null ? NOTHING : profile.attributes();
    }

    @Produces
    @Singleton
    Dispatching dispatching(
            Dispatcher dispatcher, AwaitedOperations awaited, NasTargets targets, DispatchSettings settings) {
        return new Dispatching(dispatcher, awaited, targets, settings);
    }

    @Produces
    @Singleton
    @Typed(OrderedWork.class)
    OrderedWork orderedWork(Dispatcher dispatcher) {
        return dispatcher;
    }

    @Produces
    @Singleton
    ChangeableNas changeableNas(NasTargets targets, Dialects dialects, RadiusDictionary dictionary) {
        return new SpokenNases(targets, dialects, new RelayedAttributes(dictionary));
    }

    @Produces
    @Singleton
    ServiceRecordsSeen recordsSeen(Dispatcher dispatcher, NasTargets targets, ChangeLog changes, Clock clock) {
        return new ServiceRecordsSeen(dispatcher, targets, database, changes, clock, executor);
    }
}
