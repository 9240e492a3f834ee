package io.sluice.ejb.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.access.AccessLine;
import io.sluice.access.Credential;
import io.sluice.access.LoginAttempt;
import io.sluice.access.NasClaim;
import io.sluice.access.RejectReason;
import io.sluice.dialect.Dialects;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.nas.JdbcClients;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.Persistence;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.security.MasterKeyRefused;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.session.ExpectedLoginSettings;
import io.sluice.ejb.session.JdbcExpectedSessions;
import io.sluice.ejb.session.JdbcOpenSessions;
import io.sluice.ejb.session.LoginCommand;
import io.sluice.ejb.session.LoginManager;
import io.sluice.ejb.session.LoginOutcome;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.JdbcLoginProfiles;
import io.sluice.ejb.subscriber.UnknownLogins;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.Subscription;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login side put together as in the server, on one database: what the demo data says, and how it changes. */
abstract class LoginStory {

    private final SettableClock clock = new SettableClock();
    private final SecureRandom random = new SecureRandom();
    private final List<String> warnings = new ArrayList<>();
    private final List<Collection<ClientRule>> published = new ArrayList<>();
    private DataSource database;
    private CountingDataSource counting;
    private EntityManagerFactory entityManagers;
    private Path folder;
    private CredentialVault vault;
    private ChangeLog changeLog;
    private ChangeFeed changes;
    private CurrentServices services;
    private ClientDirectory clients;
    private RememberedLogins expected;
    private LoginSide side;
    private LoginManager logins;

    abstract DataSource newDatabase();

    @BeforeEach
    void startUp(@TempDir Path directory) {
        folder = directory;
        database = newDatabase();
        // Validates every mapping against the migrated tables, as the server does.
        entityManagers = Persistence.on(database);
        MasterKey key = masterKey();
        vault = new CredentialVault(key, random);
        change(entities -> new DemoData(entities, vault, clock.instant()).make());

        counting = new CountingDataSource(database);
        DataSource counted = counting.source();
        changeLog = new ChangeLog(database, clock);
        changes = new ChangeFeed(counted, clock);
        services = new CurrentServices(counted);
        clients = new ClientDirectory(new JdbcClients(counted, vault), published::add);
        Settings settings = new Settings(name -> null);
        ExpectedLoginSettings expectedSettings = ExpectedLoginSettings.of(settings);
        expected = new RememberedLogins(new JdbcExpectedSessions(counted), expectedSettings, clock);
        LoginProfiles profiles = new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), services);
        side = LoginSide.of(
                new JdbcLoginProfiles(counted, vault, profiles, services, warnings::add),
                new UnknownLogins(1_000, Duration.ofSeconds(30), clock),
                new JdbcOpenSessions(counted, clock),
                expectedSettings.lapse(),
                clock);
        logins = new LoginManager(side.index(), side.concurrency(), expected, new SessionIds());
        changes.begin();
        changes.tell(ChangeTopic.NAS, any -> clients.reload())
                .tell(ChangeTopic.SERVICE, any -> reload())
                .tell(ChangeTopic.SUBSCRIBER, changed -> side.index()
                        .refresh(changed.subjects().stream().map(Long::valueOf).toList()));
        clients.reload();
        reload();
    }

    @AfterEach
    void shutDown() {
        entityManagers.close();
    }

    private MasterKey masterKey() {
        Settings settings = new Settings(Map.of("sluice.home", folder.toString())::get);
        return new MasterKeyFile(database, settings).open(random);
    }

    private void reload() {
        services.reload();
        side.index().reload();
    }

    private void change(Consumer<EntityManager> work) {
        try (EntityManager entities = entityManagers.createEntityManager()) {
            entities.getTransaction().begin();
            work.accept(entities);
            entities.getTransaction().commit();
        }
    }

    private Subscriber subscriber(EntityManager entities, String login) {
        return entities.createQuery("select s from Subscriber s where s.login = :login", Subscriber.class)
                .setParameter("login", login)
                .getSingleResult();
    }

    private void changeSubscriber(String login, Consumer<Subscriber> work) {
        change(entities -> {
            Subscriber subscriber = subscriber(entities, login);
            work.accept(subscriber);
            changeLog.changed(ChangeTopic.SUBSCRIBER, String.valueOf(subscriber.id()));
        });
    }

    private static LoginCommand command(String login, String password, long port) {
        return new LoginCommand(
                new LoginAttempt(
                        login,
                        true,
                        new Credential.Pap(password.getBytes(StandardCharsets.UTF_8)),
                        new NasClaim(null, "127.0.0.1"),
                        new AccessLine(null, port, null, null, null)),
                new NasRef(1, "demo", DialectName.ERX),
                1_795_334_400_000_000L);
    }

    private LoginOutcome login(String login, String password, long port) {
        return logins.login(List.of(command(login, password, port))).get(0);
    }

    private static List<String> services(LoginOutcome outcome) {
        Function<LoginOutcome.Refused, List<String>> refused =
                no -> List.of(no.reason().name());
        return outcome.fold(
                admitted -> admitted.decision().services().stream()
                        .map(grant -> grant.tag() + " " + grant.activation())
                        .toList(),
                refused,
                () -> List.of("undecided"));
    }

    private long count(String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void theDemoLogsIn_withTheServicesOfTheManual() {
        assertThat(services(login("client1@isp1.com", "client1", 1)))
                .containsExactly("2 voice(100000)", "6 tiered(1280000, 5120000)");
        assertThat(services(login("client2@isp1.com", "client2", 1))).containsExactly("1 guided");
        assertThat(services(login("client1@isp1.com", "client2", 1)))
                .containsExactly(RejectReason.WRONG_PASSWORD.name());
        assertThat(warnings).isEmpty();
    }

    @Test
    void clientsArePublishedWithTheirSecrets_andNamesLeadToTheNas() {
        ClientRule rule = published.get(0).iterator().next();

        assertThat(published).hasSize(1);
        assertThat(rule.prefixes()).containsExactlyInAnyOrder("127.0.0.0/8", "::1/128");
        assertThat(rule.secret()).asString().isEqualTo("testing123");
        assertThat(rule.messageAuthenticator()).isEqualTo(ClientRule.Policy.AUTO);
        assertThat(clients.find("demo", "any", "10.0.0.1").orElseThrow().name()).isEqualTo("demo");
        assertThat(clients.find("nobody", null, null)).isEmpty();
    }

    @Test
    void aThousandWarmLogins_makeNoStatementAtAll() {
        long before = counting.statements();

        for (int batch = 0; batch < 10; batch++) {
            List<LoginCommand> hundred = IntStream.range(0, 100)
                    .mapToObj(port -> command("client1@isp1.com", "client1", port))
                    .toList();
            assertThat(logins.login(hundred)).allMatch(LoginOutcome.Admitted.class::isInstance);
        }

        assertThat(before).as("the counter counts").isPositive();
        assertThat(counting.statements()).isEqualTo(before);
    }

    @Test
    void aHundredUnknownLoginsOfABatch_makeOneStatement() {
        long before = counting.statements();

        logins.login(IntStream.range(0, 100)
                .mapToObj(i -> command("guess" + i, "x", 1))
                .toList());

        assertThat(counting.statements()).isEqualTo(before + 1);
    }

    @Test
    void aChangeIsSeenWithTheNextPoll() {
        changeSubscriber("client1@isp1.com", Subscriber::suspend);
        assertThat(services(login("client1@isp1.com", "client1", 1))).hasSize(2);

        changes.poll();

        assertThat(services(login("client1@isp1.com", "client1", 1))).containsExactly(RejectReason.SUSPENDED.name());
    }

    @Test
    void subscriptionsStartInOrder_onFreeTags_withTheNewestVersionOfTheirService() {
        change(entities -> {
            Subscriber client1 = subscriber(entities, "client1@isp1.com");
            Subscription gold = new Subscription(client1, definition(entities, "gold"), "gold");
            gold.activateOnLogin(1);
            Subscription tiered = new Subscription(client1, definition(entities, "tiered"), "tiered");
            tiered.activateOnLogin(2);
            tiered.substitute(Map.of("inputBW", "64000", "outputBW", "128000"));
            tiered.limit(new ServiceLimits(60L, null, null, null));
            tiered.hide();
            Subscription byHand = new Subscription(client1, definition(entities, "silver"), "silver");
            List.of(gold, tiered, byHand).forEach(entities::persist);
            changeLog.changed(ChangeTopic.SUBSCRIBER, String.valueOf(client1.id()));
        });
        changes.poll();

        assertThat(services(login("client1@isp1.com", "client1", 1)))
                .containsExactly("2 voice(100000)", "6 tiered(1280000, 5120000)", "1 gold", "3 tiered(64000, 128000)");
        Long version = versionOf("gold");

        change(entities -> {
            ServiceDefinition gold = definition(entities, "gold");
            gold.revise(gold.current().terms().inMutexGroup(13), clock.instant());
            changeLog.changed(ChangeTopic.SERVICE, String.valueOf(gold.id()));
        });
        changes.poll();

        assertThat(versionOf("gold")).isGreaterThan(version);
    }

    @Test
    void ofOneMutexGroupTheFirstStarts_ifSuchDataIsThere() {
        change(entities -> {
            Subscriber client2 = subscriber(entities, "client2@isp1.com");
            Subscription silver = new Subscription(client2, definition(entities, "silver"), "silver");
            silver.activateOnLogin(1);
            entities.persist(silver);
            changeLog.changed(ChangeTopic.SUBSCRIBER, String.valueOf(client2.id()));
        });
        changes.poll();

        assertThat(services(login("client2@isp1.com", "client2", 1))).containsExactly("1 guided");
        assertThat(warnings).containsExactly("subscriber client2@isp1.com: silver is of mutex group 12 as guided is");
    }

    @Test
    void aRequiredServiceThatCannotBeMade_costsTheLogin_untilItCan() {
        change(entities -> {
            ServiceTerms voice = definition(entities, "voice").current().terms();
            definition(entities, "voice")
                    .revise(
                            new ServiceTerms(
                                    voice.parameters(),
                                    null,
                                    voice.interfaceType(),
                                    true,
                                    voice.authorization(),
                                    voice.defaults()),
                            clock.instant());
            Subscriber client2 = subscriber(entities, "client2@isp1.com");
            Subscription subscription = new Subscription(client2, definition(entities, "voice"), "voice");
            subscription.activateOnLogin(1);
            entities.persist(subscription);
            changeLog.changed(ChangeTopic.SERVICE, "voice");
        });
        changes.poll();

        assertThat(services(login("client2@isp1.com", "client2", 1)))
                .containsExactly(RejectReason.REQUIRED_SERVICE_MISSING.name());
        assertThat(services(login("client1@isp1.com", "client1", 1))).hasSize(2);

        changeSubscriber("client2@isp1.com", client2 -> client2.substitute(Map.of("bw", "64k")));
        changes.poll();

        assertThat(services(login("client2@isp1.com", "client2", 1))).containsExactly("1 guided", "2 voice(64k)");
    }

    private Long versionOf(String activation) {
        return login("client1@isp1.com", "client1", 1)
                .fold(
                        admitted -> admitted.decision().services().stream()
                                .filter(grant -> grant.activation().equals(activation))
                                .map(ServiceGrant::serviceVersion)
                                .findFirst()
                                .orElseThrow(),
                        refused -> -1L,
                        () -> -1L);
    }

    private static ServiceDefinition definition(EntityManager entities, String name) {
        return entities.createQuery("select d from ServiceDefinition d where d.name = :name", ServiceDefinition.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    @Test
    void anExpectedLoginIsWritten_countedByANodeThatStarts_andGoesWithItsStart() throws SQLException {
        changeSubscriber("client1@isp1.com", subscriber -> subscriber.limitConcurrency(1));
        changes.poll();
        List<LoginOutcome> outcomes = logins.login(
                List.of(command("client1@isp1.com", "client1", 1), command("client1@isp1.com", "client1", 2)));
        assertThat(services(outcomes.get(1))).containsExactly(RejectReason.TOO_MANY_SESSIONS.name());
        clock.advance(Duration.ofSeconds(
                Duration.between(clock.instant(), expectedAt()).toSeconds() + 3));
        expected.tend();
        assertThat(count("expected_session")).isEqualTo(1);

        var open = new JdbcOpenSessions(database, clock).of(List.of(side.index().profile("client1@isp1.com")));
        assertThat(open.values()).singleElement().asList().hasSize(1);

        outcomes.get(0)
                .fold(
                        admitted -> {
                            expected.started(Map.of(
                                    admitted.sessionId(),
                                    admitted.decision().profile().subscriberId()));
                            return true;
                        },
                        refused -> false,
                        () -> false);
        expected.tend();
        assertThat(count("expected_session")).isZero();
    }

    private static Instant expectedAt() {
        return Instant.ofEpochSecond(1_795_334_400L);
    }

    @Test
    void aCredentialThatCannotBeRead_costsItsSubscriberOnly() throws SQLException {
        changeSubscriber("client2@isp1.com", subscriber -> subscriber.replaceCredential(new byte[] {1, 2, 3}));
        changes.poll();

        assertThat(services(login("client2@isp1.com", "client2", 1)))
                .containsExactly(RejectReason.NO_STORED_PASSWORD.name());
        assertThat(services(login("client1@isp1.com", "client1", 1))).hasSize(2);
        assertThat(warnings).singleElement().asString().contains("client2@isp1.com");
    }

    @Test
    void refusesToStart_withoutTheKeyThatTheDatabaseNeeds_orWithAnother() throws Exception {
        Path file = folder.resolve("keys/master.key");
        Files.delete(file);
        assertThatThrownBy(this::masterKey).isInstanceOf(MasterKeyRefused.class).hasMessageContaining("bring it back");
        assertThat(file).doesNotExist();

        MasterKey.create(file, random);
        assertThatThrownBy(this::masterKey)
                .isInstanceOf(MasterKeyRefused.class)
                .hasMessageContaining("another master key");
    }
}
