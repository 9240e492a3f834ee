package io.sluice.ejb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ejb.platform.SessionIds;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.ChangeRule;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.operation.Wanted;
import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.KnownServices;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.session.SessionKey;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What taking an order means, whatever the database. */
abstract class ServiceChangeManagerContract {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID SESSION = UUID.fromString("01935a00-0000-7000-8000-000000000001");
    private static final long REACHABLE = 1;
    private static final long UNREACHABLE = 2;
    private static final ServiceLimits UNLIMITED = new ServiceLimits(null, null, StatisticsMode.TIME, null);
    private static final ServiceLimits FIVE_HOURS = new ServiceLimits(18_000L, null, StatisticsMode.TIME, null);

    private final List<Set<Long>> told = new ArrayList<>();
    private final List<Synchronization> afterwards = new ArrayList<>();
    private int transactionStatus = Status.STATUS_ACTIVE;
    /** A vendor's attribute of which the fake NASes know nothing. */
    private static final byte[] FOREIGN = {26, 9, 0, 0, 58, -116, 8, 3, 49};

    private DataSource database;
    private ServiceChangeManager manager;

    abstract DataSource database();

    @BeforeEach
    void open() throws SQLException {
        database = database();
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement()) {
            delete.execute("delete from operation");
        }
        KnownServices services = new KnownServices()
                .with(3, "gold", terms(12, FIVE_HOURS))
                .with(4, "silver", terms(12, UNLIMITED))
                .with(6, "unrendered", terms(null, UNLIMITED))
                .with(7, "elsewhere", terms(null, UNLIMITED))
                .with(
                        5,
                        "tiered",
                        terms(
                                null,
                                UNLIMITED,
                                new ServiceParameter(
                                        "inputBW", ParameterType.BITS_PER_SECOND, 64_000L, 10_000_000L, null)));
        manager = new ServiceChangeManager(
                database,
                new ChangeRule(services, true, true),
                new Nases(),
                (service, subscriber, nas) -> !service.equals("elsewhere"),
                new SessionIds(),
                Clock.fixed(NOON, ZoneOffset.UTC),
                registry(),
                told::add,
                QuotaGate.OPEN);
    }

    /** One that can be reached and cannot run one service. */
    private static final class Nases implements ChangeableNas {

        @Override
        public Optional<Boolean> canUpdate(long nasId) {
            return nasId == REACHABLE ? Optional.of(false) : Optional.empty();
        }

        @Override
        public Optional<String> foreignIn(long nasId, byte[] relayed) {
            return Arrays.equals(relayed, FOREIGN) ? Optional.of("Mikrotik-Rate-Limit") : Optional.empty();
        }

        @Override
        public Optional<String> objectionTo(long nasId, ServiceGrant service) {
            Long unrendered = 6L;
            return unrendered.equals(service.serviceVersion())
                    ? Optional.of(service.activation() + " has no rendering")
                    : Optional.empty();
        }
    }

    private static ServiceTerms terms(Integer group, ServiceLimits defaults, ServiceParameter... parameters) {
        return new ServiceTerms(
                List.of(parameters), group, InterfaceType.IPV4, false, Authorization.NONE, defaults, List.of());
    }

    private TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getTransactionStatus" -> transactionStatus;
                    case "registerInterposedSynchronization" -> {
                        afterwards.add((Synchronization) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ChangeOrder order(long nas, Lane lane, ChangeDraft draft) {
        OrderedSession session = new OrderedSession(SESSION, new SessionKey(nas, "s1"), 7L, "client1@isp1.com", true);
        return new ChangeOrder(session, draft, lane, Origin.REST, "operator", Duration.ofSeconds(60));
    }

    private static ChangeDraft start(String... activations) {
        return ChangeDraft.services(
                List.of(activations).stream()
                        .map(activation -> new ServiceDraft(activation, ServiceLimits.NONE))
                        .toList(),
                List.of());
    }

    @Test
    void storesTheOrder_withTheDefinitionsVersionAndLimits() throws SQLException {
        Operation operation = manager.order(order(REACHABLE, Lane.PERSON, start("gold")));

        assertThat(operation.giveUpAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(rows("select wanted from operation where open and state = 1 and id = '" + operation.id() + "'"))
                .singleElement()
                .satisfies(text -> {
                    Wanted wanted = Wanted.of(text);
                    assertThat(wanted).isEqualTo(operation.wanted());
                    assertThat(wanted.start()).singleElement().satisfies(target -> {
                        assertThat(target.serviceVersion()).isEqualTo(3);
                        assertThat(target.limits()).isEqualTo(FIVE_HOURS);
                    });
                });
    }

    @Test
    void tellsTheDispatcherOnlyAfterTheCommit() {
        manager.order(order(REACHABLE, Lane.PERSON, start("gold")));
        assertThat(told).isEmpty();

        afterwards.forEach(each -> each.afterCompletion(Status.STATUS_ROLLEDBACK));
        assertThat(told).isEmpty();

        afterwards.forEach(each -> each.afterCompletion(Status.STATUS_COMMITTED));
        assertThat(told).containsExactly(Set.of(REACHABLE));
    }

    @Test
    void tellsAtOnce_whereThereIsNoTransaction() {
        transactionStatus = Status.STATUS_NO_TRANSACTION;

        manager.order(order(REACHABLE, Lane.PERSON, start("gold")));

        assertThat(told).containsExactly(Set.of(REACHABLE));
    }

    @Test
    void hurriesWhatTheNewOrderHasToWaitFor() throws SQLException {
        Operation bulk = manager.order(order(REACHABLE, Lane.BULK, start("silver")));
        assertThat(rows("select lane from operation")).containsExactly("4");

        Operation person = manager.order(order(REACHABLE, Lane.PERSON, start("gold")));

        assertThat(rows("select lane from operation order by id")).containsExactly("1", "1");
        assertThat(bulk.id()).isLessThan(person.id());
    }

    @Test
    void keepsTheOrderOfWhatIsTakenTogether() throws SQLException {
        List<Operation> taken = manager.take(List.of(
                order(REACHABLE, Lane.PERSON, start("gold")),
                order(REACHABLE, Lane.PERSON, start("silver")),
                order(REACHABLE, Lane.PERSON, start("gold"))));

        assertThat(rows("select id from operation order by id"))
                .containsExactlyElementsOf(
                        taken.stream().map(each -> each.id().toString()).toList());
    }

    @Test
    void refusesWithAllThatIsWrong_andStoresNothing() throws SQLException {
        ChangeDraft draft = new ChangeDraft(
                List.of(
                        new ServiceDraft("gold", ServiceLimits.NONE),
                        new ServiceDraft("silver", ServiceLimits.NONE),
                        new ServiceDraft("platinum", ServiceLimits.NONE),
                        new ServiceDraft("tiered(1)", ServiceLimits.NONE),
                        new ServiceDraft("tiered", ServiceLimits.NONE),
                        new ServiceDraft("tiered(64000", ServiceLimits.NONE)),
                List.of(new ServiceDraft("silver", FIVE_HOURS)),
                List.of("gold"),
                new byte[0],
                false,
                false);

        assertThatThrownBy(() -> manager.order(order(REACHABLE, Lane.PERSON, draft)))
                .isInstanceOfSatisfying(ChangeRefused.class, refused -> assertThat(refused.objections())
                        .extracting(ChangeObjection::errorCause)
                        .containsExactly(407, 405, 407, 407, 404, 406, 404));
        assertThat(rows("select id from operation")).isEmpty();
    }

    @Test
    void refusesWhatTheNasCannotRun_andStoresNothing() throws SQLException {
        assertThatThrownBy(() -> manager.order(order(REACHABLE, Lane.PERSON, start("tiered(64000)", "unrendered"))))
                .isInstanceOfSatisfying(ChangeRefused.class, refused -> assertThat(refused.objections())
                        .containsExactly(new ChangeObjection(
                                ErrorCause.UNSUPPORTED_SERVICE,
                                ChangeObjection.Part.START,
                                1,
                                "unrendered has no rendering")));
        assertThat(rows("select id from operation")).isEmpty();
    }

    @Test
    void refusesWhatAnExclusiveScopeHasElsewhere() {
        assertThat(manager.objectionsTo(order(REACHABLE, Lane.PERSON, start("gold", "elsewhere"))))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.cause()).isEqualTo(ErrorCause.ADMINISTRATIVELY_PROHIBITED);
                    assertThat(objection.index()).isEqualTo(1);
                });
    }

    @Test
    void refusesToHandOnWhatTheNasDoesNotUnderstand_alsoWithADisconnect() {
        byte[] understood = {27, 6, 0, 0, 14, 16};

        assertThat(manager.objectionsTo(order(REACHABLE, Lane.PERSON, relaying(understood))))
                .isEmpty();
        assertThat(manager.objectionsTo(order(REACHABLE, Lane.PERSON, relaying(FOREIGN))))
                .extracting(ChangeObjection::errorCause)
                .containsExactly(401);
        assertThat(manager.objectionsTo(order(REACHABLE, Lane.PERSON, ChangeDraft.toDisconnect(understood))))
                .isEmpty();
    }

    private static ChangeDraft relaying(byte[] attributes) {
        return new ChangeDraft(List.of(), List.of(), List.of(), attributes, false, false);
    }

    @Test
    void refusesASessionThatHasEnded_andANasThatTakesNoChanges() {
        OrderedSession ended = new OrderedSession(SESSION, new SessionKey(1, "s1"), 7L, "client1@isp1.com", false);
        ChangeOrder tooLate =
                new ChangeOrder(ended, start("gold"), Lane.PERSON, Origin.REST, "operator", Duration.ofSeconds(60));

        assertThat(manager.objectionsTo(tooLate))
                .extracting(ChangeObjection::errorCause)
                .containsExactly(503);
        assertThat(manager.objectionsTo(order(UNREACHABLE, Lane.PERSON, start("gold"))))
                .extracting(ChangeObjection::errorCause)
                .containsExactly(502);
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet found = select.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
