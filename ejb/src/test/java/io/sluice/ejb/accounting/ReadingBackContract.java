package io.sluice.ejb.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.PersistenceUnit;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.session.ServiceSessionFilter;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.session.AccountingPlanner;
import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionState;
import io.sluice.session.StopCause;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is stored can be read, newest first, page by page, by whom it concerns; whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReadingBackContract {

    private static final String TIERED = "tiered(1280000, 5120000)";
    private static final long ISP1 = 1;
    private static final long ISP2 = 2;

    private EntityManagerFactory factory;
    private EntityManager entities;
    private SessionQueries sessions;
    private AccountingQueries records;

    abstract DataSource newDatabase();

    abstract AccountingStore store(DataSource source);

    /** Client 1 of isp1 with two sessions, of which one is closed, client 2 of isp2 with one, and somebody unknown. */
    @BeforeAll
    void fill() throws SQLException {
        DataSource database = newDatabase();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into retailer (id, name, zone, version) values (1, 'isp1', 'UTC', 0),"
                    + " (2, 'isp2', 'UTC', 0)");
            statement.execute("insert into subscriber (id, retailer_id, kind, name, login, status, version) values"
                    + " (1, 1, 'RESIDENTIAL', 'client1', 'client1@isp1.com', 'ACTIVE', 0),"
                    + " (2, 2, 'RESIDENTIAL', 'client2', 'client2@isp2.com', 'ACTIVE', 0)");
            statement.execute("insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version) values"
                    + " (1, 'bng1', 'ERX', 'LEARN', 'SLUICE', 0, 0), (2, 'bng2', 'ERX', 'LEARN', 'SLUICE', 0, 0)");
            statement.execute(
                    "insert into expected_session (id, subscriber_id, login, nas_id, expected_at, lapses_at) values"
                            + " ('01935a00-0000-7000-8000-00000000000e', 1, 'client1@isp1.com', 1, now(), now())");
        }
        BatchTransactions transactions = new BatchTransactions(database);
        AccountingStore store = store(transactions.source());
        AtomicLong micros = new AtomicLong(Reports.EPOCH);
        SessionIds ids = new SessionIds();
        for (AccountingEvent event : story()) {
            var plan = AccountingPlanner.plan(
                    List.of(event),
                    new NobodyExpected(),
                    ReadingBackContract::subscriberOf,
                    () -> ids.next(micros.incrementAndGet()));
            transactions.inTransaction(() -> store.store(plan));
        }
        factory = PersistenceUnit.on(database);
        entities = factory.createEntityManager();
        sessions = new SessionQueries(entities);
        records = new AccountingQueries(entities);
    }

    private static List<AccountingEvent> story() {
        Reports first = Reports.of("s1");
        Reports second = Reports.of("s2").atNas(2);
        Reports other = Reports.of("s10").login("client2@isp2.com");
        Reports unknown = Reports.of("s3").login("stranger");
        return List.of(
                first.start(0),
                first.service(TIERED, "7").start(1),
                first.service(TIERED, "7").stop(100, 99, 5),
                first.stop(101, 101, 1),
                second.start(200),
                second.service(TIERED, "8").start(201),
                other.start(300),
                unknown.start(400),
                second.interim(90_000, 89_800));
    }

    private static OptionalLong subscriberOf(String login) {
        return login.startsWith("client") ? OptionalLong.of(login.charAt(6) - '0') : OptionalLong.empty();
    }

    private static final class NobodyExpected implements ExpectedLogins {

        @Override
        public void expect(Collection<ExpectedLogin> logins) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ExpectedLogin> claim(
                long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
            return Optional.empty();
        }

        @Override
        public void started(Map<UUID, Long> subscribers) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterAll
    void close() {
        entities.close();
        factory.close();
    }

    private List<String> found(SubscriberSessionFilter filter, TenantScope scope) {
        return sessions.subscriberSessions(filter, scope, PageRequest.first(10)).items().stream()
                .map(SubscriberSessionView::acctSessionId)
                .toList();
    }

    private List<String> found(AccountingRecordFilter filter, TenantScope scope) {
        return records.records(filter, scope, PageRequest.first(100)).items().stream()
                .map(view -> view.acctSessionId() + " " + view.status())
                .toList();
    }

    private static AccountingRecordFilter ofSession(String acctSessionId) {
        return new AccountingRecordFilter(acctSessionId, null, null, null, null);
    }

    @Nested
    class SubscriberSessions {

        @Test
        void comeNewestFirst() {
            assertThat(found(SubscriberSessionFilter.NONE, TenantScope.ALL)).containsExactly("s3", "s10", "s2", "s1");
        }

        @Test
        void areFoundByLoginNasStateAndAddress() {
            assertThat(found(new SubscriberSessionFilter("client1@isp1.com", null, null, null), TenantScope.ALL))
                    .containsExactly("s2", "s1");
            assertThat(found(new SubscriberSessionFilter(null, "bng2", null, null), TenantScope.ALL))
                    .containsExactly("s2");
            assertThat(found(new SubscriberSessionFilter(null, null, SessionState.CLOSED, null), TenantScope.ALL))
                    .containsExactly("s1");
            assertThat(found(new SubscriberSessionFilter(null, null, null, "10.1.2.3"), TenantScope.ALL))
                    .containsExactly("s3", "s10", "s2");
            assertThat(found(new SubscriberSessionFilter(null, null, SessionState.CLOSED, "10.1.2.3"), TenantScope.ALL))
                    .containsExactly("s1");
        }

        @Test
        void showOnlyToTheirTenant() {
            assertThat(found(SubscriberSessionFilter.NONE, TenantScope.ofRetailer(ISP1)))
                    .containsExactly("s2", "s1");
            assertThat(found(SubscriberSessionFilter.NONE, TenantScope.ofRetailer(ISP2)))
                    .containsExactly("s10");
            UUID foreign = sessions.subscriberSessions(
                            SubscriberSessionFilter.NONE, TenantScope.ofRetailer(ISP2), PageRequest.first(1))
                    .items()
                    .get(0)
                    .id();
            assertThat(sessions.subscriberSession(foreign, TenantScope.ofRetailer(ISP1)))
                    .isEmpty();
            assertThat(sessions.subscriberSession(foreign, TenantScope.ALL)).isPresent();
        }

        @Test
        void areWhollyRead() {
            SubscriberSessionView view = sessions.subscriberSessions(
                            new SubscriberSessionFilter(null, null, SessionState.CLOSED, null),
                            TenantScope.ALL,
                            PageRequest.first(1))
                    .items()
                    .get(0);

            assertThat(view.nas()).isEqualTo("bng1");
            assertThat(view.subscriberId()).isEqualTo(1);
            assertThat(view.startedAt()).isEqualTo(Instant.ofEpochSecond(Reports.EPOCH / Reports.SECOND));
            assertThat(view.stoppedAt()).isEqualTo(Instant.ofEpochSecond(Reports.EPOCH / Reports.SECOND + 101));
            assertThat(view.sessionTime()).isEqualTo(101);
            assertThat(view.outputOctets()).isEqualTo(1_010_000);
            assertThat(view.terminateCause()).isEqualTo(1);
            assertThat(view.stopCause()).isEqualTo(StopCause.USER_LOGOUT);
            assertThat(view.nasPort()).isEqualTo(7);
        }

        @Test
        void mayBeExpected() {
            var filter = new SubscriberSessionFilter(null, null, SessionState.EXPECTED, null);
            Page<SubscriberSessionView> page =
                    sessions.subscriberSessions(filter, TenantScope.ofRetailer(ISP1), PageRequest.first(5));

            assertThat(page.items()).singleElement().satisfies(view -> {
                assertThat(view.state()).isEqualTo(SessionState.EXPECTED);
                assertThat(sessions.subscriberSession(view.id(), TenantScope.ALL))
                        .contains(view);
            });
            assertThat(found(filter, TenantScope.ofRetailer(ISP2))).isEmpty();
        }
    }

    @Nested
    class ServiceSessions {

        @Test
        void areFoundByLoginNasAndState() {
            assertThat(services(ServiceSessionFilter.NONE)).containsExactly("8", "7");
            assertThat(services(new ServiceSessionFilter("client1@isp1.com", "bng1", ServiceState.STOPPED)))
                    .containsExactly("7");
            assertThat(services(new ServiceSessionFilter(null, null, ServiceState.ACTIVE)))
                    .containsExactly("8");
        }

        private List<String> services(ServiceSessionFilter filter) {
            return sessions.serviceSessions(filter, TenantScope.ALL, PageRequest.first(10)).items().stream()
                    .map(ServiceSessionView::serviceId)
                    .toList();
        }

        @Test
        void areThoseOfTheirSubscriberSession() {
            SubscriberSessionView parent = sessions.subscriberSessions(
                            new SubscriberSessionFilter(null, "bng2", null, null),
                            TenantScope.ALL,
                            PageRequest.first(1))
                    .items()
                    .get(0);

            List<ServiceSessionView> services = sessions.servicesOf(parent.id(), TenantScope.ofRetailer(ISP1));

            assertThat(services).singleElement().satisfies(view -> {
                assertThat(view.activation()).isEqualTo(TIERED);
                assertThat(view.subscriberSessionId()).isEqualTo(parent.id());
                assertThat(view.confirmed()).isTrue();
                assertThat(sessions.serviceSession(view.id(), TenantScope.ofRetailer(ISP1)))
                        .contains(view);
                assertThat(sessions.serviceSession(view.id(), TenantScope.ofRetailer(ISP2)))
                        .isEmpty();
            });
            assertThat(sessions.servicesOf(parent.id(), TenantScope.ofRetailer(ISP2)))
                    .isEmpty();
        }
    }

    @Nested
    class Records {

        @Test
        void ofASessionIncludeItsServices_andNoOtherSessions() {
            assertThat(found(ofSession("s1"), TenantScope.ALL))
                    .containsExactly("s1 STOP", "s1:7 STOP", "s1:7 START", "s1 START");
            assertThat(found(ofSession("s1:7"), TenantScope.ALL)).containsExactly("s1:7 STOP", "s1:7 START");
        }

        @Test
        void areFoundByLoginNasAndTime() {
            AccountingRecordFilter byLogin = new AccountingRecordFilter(null, "client2@isp2.com", null, null, null);
            assertThat(found(byLogin, TenantScope.ALL)).containsExactly("s10 START");
            AccountingRecordFilter byNas = new AccountingRecordFilter(null, null, "bng2", null, null);
            assertThat(found(byNas, TenantScope.ALL)).containsExactly("s2 INTERIM_UPDATE", "s2:8 START", "s2 START");
            Instant from = Instant.ofEpochSecond(Reports.EPOCH / Reports.SECOND + 101);
            AccountingRecordFilter byTime = new AccountingRecordFilter(null, null, null, from, from.plusSeconds(99));
            assertThat(found(byTime, TenantScope.ALL)).containsExactly("s1 STOP");
        }

        @Test
        void showOnlyToTheirTenant() {
            assertThat(found(AccountingRecordFilter.NONE, TenantScope.ofRetailer(ISP2)))
                    .containsExactly("s10 START");
            assertThat(found(AccountingRecordFilter.NONE, TenantScope.ALL)).hasSize(9);
        }

        @Test
        void areWhollyRead() {
            AccountingRecordView view = records.records(ofSession("s1"), TenantScope.ALL, PageRequest.first(1))
                    .items()
                    .get(0);

            assertThat(view.status()).isEqualTo(AccountingStatus.STOP);
            assertThat(view.nas()).isEqualTo("bng1");
            assertThat(view.sessionTime()).isEqualTo(101);
            assertThat(view.inputOctets()).isEqualTo(101_000);
            assertThat(view.attributes()).containsExactly(1, 3, 'x');
            assertThat(view.claimedAt()).isNull();
        }

        @Test
        void comeOnceOnAllPagesTogether() {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<AccountingRecordView> page =
                        records.records(AccountingRecordFilter.NONE, TenantScope.ALL, new PageRequest(2, cursor));
                page.items().forEach(view -> seen.add(view.acctSessionId() + " " + view.status()));
                cursor = page.next();
            } while (cursor != null);

            assertThat(seen).isEqualTo(found(AccountingRecordFilter.NONE, TenantScope.ALL));
        }
    }

    @Test
    void sessionsComeOnceOnAllPagesTogether() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<SubscriberSessionView> page = sessions.subscriberSessions(
                    SubscriberSessionFilter.NONE, TenantScope.ALL, new PageRequest(1, cursor));
            page.items().forEach(view -> seen.add(view.acctSessionId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("s3", "s10", "s2", "s1");
    }

    @Test
    void aForeignCursorIsRefused() {
        assertThatThrownBy(() -> sessions.subscriberSessions(
                        SubscriberSessionFilter.NONE, TenantScope.ALL, new PageRequest(1, "x")))
                .isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> records.records(AccountingRecordFilter.NONE, TenantScope.ALL, new PageRequest(1, "x")))
                .isInstanceOf(InvalidCursor.class);
    }
}
