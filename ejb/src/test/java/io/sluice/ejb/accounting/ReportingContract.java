package io.sluice.ejb.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.report.ReportingParts;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.nas.IpAddress;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.session.AccountingPlan;
import io.sluice.session.AccountingPlanner;
import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import io.sluice.session.SessionKey;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamTerms;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What retailers are told when accounting is stored and services change, whatever the database. */
abstract class ReportingContract {

    private static final long PLAIN_NAS = 2;
    private static final UUID SESSION = UUID.fromString("01935a00-0000-7000-8000-000000000001");
    private static final Reports S1 = Reports.of("erx FastEthernet 12/0:0001048580");
    private static final Instant EIGHT = Instant.ofEpochSecond(Reports.EPOCH / Reports.SECOND);

    private final SettableClock system = new SettableClock();
    private final List<Upstream> servers = new ArrayList<>();
    private final UpstreamDirectory directory =
            new UpstreamDirectory(() -> new UpstreamDirectory.Snapshot(Map.of("isp1.com", 1L), servers), system);
    private final List<ServiceGrant> granted = new ArrayList<>();
    private DataSource database;
    private BatchTransactions transactions;
    private AccountingStore store;
    private BusinessClock businessClock;
    private ReportingParts parts;

    /** The database of this class, with our tables. */
    abstract DataSource database();

    abstract AccountingStore store(DataSource source);

    @BeforeEach
    void open() throws SQLException {
        database = database();
        change("delete from subscriber_session", "delete from service_session", "delete from accounting_record");
        change("delete from accounting_delivery", "delete from reported_service");
        change("update business_clock set offset_milliseconds = 0");
        transactions = new BatchTransactions(database);
        store = store(transactions.source());
        // The reports' epoch is later than the settable clock's first instant.
        system.advance(Duration.between(system.instant(), EIGHT));
        businessClock = new BusinessClock(database, system);
        businessClock.reload();
        parts = ReportingParts.of(database, transactions.source(), directory, businessClock, nas -> nas == PLAIN_NAS);
        server(1, UpstreamPlace.MAIN);
    }

    private void server(long retailer, String group) {
        UpstreamPlace place = new UpstreamPlace(IpAddress.of("127.0.0.1"), 1813, group, 1);
        long id = servers.size() + 1;
        servers.add(new Upstream(
                id, retailer, "server-" + id, UpstreamKind.ACCT, place, new byte[16], UpstreamTerms.USUAL));
        directory.reload();
    }

    private final class Granting implements ExpectedLogins {

        @Override
        public void expect(Collection<ExpectedLogin> logins) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ExpectedLogin> claim(
                long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
            return SESSION.equals(sessionId)
                    ? Optional.of(new ExpectedLogin(
                            SESSION, 1, "client1@isp1.com", nasId, null, null, null, null, null, granted, EIGHT))
                    : Optional.empty();
        }

        @Override
        public void started(Map<UUID, Long> subscribers) {
            throw new UnsupportedOperationException();
        }
    }

    // --- doing

    private void store(AccountingEvent... events) throws SQLException {
        AccountingPlan plan =
                AccountingPlanner.plan(List.of(events), new Granting(), login -> OptionalLong.of(1), UUID::randomUUID);
        transactions.inTransaction(() -> {
            store.store(plan);
            parts.reports().follow(plan);
            return plan;
        });
    }

    private void grant(String activation, @Nullable StatisticsMode statistics, @Nullable Long interimSeconds) {
        granted.add(new ServiceGrant(granted.size() + 1, activation, null, null, statistics, interimSeconds, null));
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A change that a dispatcher makes, and what follows from it. */
    private void changed(String sql, long nas) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            parts.reports().follow(connection, List.of(new SessionKey(nas, S1.acctSessionId())));
            connection.commit();
        }
    }

    private void advance(Duration time) throws SQLException {
        change("update business_clock set offset_milliseconds = offset_milliseconds + " + time.toMillis());
        businessClock.reload();
    }

    // --- telling

    private record Told(
            String group,
            String session,
            String record,
            int status,
            @Nullable String service,
            RadiusPacket packet) {

        /** Acct-Session-Id behind the subscriber's and status, such as {@code :000001 2}. */
        String text() {
            return record.substring(session.length()) + ' ' + status;
        }

        long number(int attribute) {
            return packet.unsigned(AttributeType.standard(attribute), -1);
        }
    }

    private List<Told> told() throws SQLException {
        List<Told> told = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select copy_group, acct_session_id, record_session_id,"
                        + " status_type, service_session, attributes from accounting_delivery order by id")) {
            while (row.next()) {
                told.add(new Told(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        packet(row.getBytes(6))));
            }
        }
        return told;
    }

    private List<String> texts() throws SQLException {
        return told().stream().map(Told::text).toList();
    }

    private static RadiusPacket packet(byte[] attributes) {
        PacketWriter writer =
                new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, 0).encoded(attributes);
        try {
            return RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, new byte[16]));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class Relay {

        @Test
        void handsOnWhatASessionsNasSays() throws SQLException {
            store(S1.start(0), S1.interim(600, 600));
            store(S1.service("gold", "002478").start(700));
            store(S1.service("gold", "002478").stop(800, 100, 1), S1.stop(900, 900, 1));

            assertThat(texts()).containsExactly(" 1", " 3", ":002478 1", ":002478 2", " 2");
            assertThat(told()).extracting(Told::session).containsOnly("erx FastEthernet 12/0:0001048580");
            assertThat(told().get(2).service()).isEqualTo("gold");
        }

        @Test
        void handsOnARecordOnce_howeverOftenItCame() throws SQLException {
            AccountingEvent start = S1.start(0);
            AccountingEvent again = S1.event(AccountingStatus.START, 0, start.usage(), -1);
            store(start, start);
            store(later(again));

            assertThat(texts()).containsExactly(" 1");
        }

        private AccountingEvent later(AccountingEvent event) {
            return new AccountingEvent(
                    event.nasId(),
                    event.status(),
                    event.statusType(),
                    event.acctSessionId(),
                    event.login(),
                    new EventTime(event.time().eventAt(), -1, event.time().receivedAt() + 5 * Reports.SECOND, 5),
                    event.usage(),
                    event.terminateCause(),
                    event.service(),
                    event.line(),
                    event.sessionId(),
                    event.subscriberId(),
                    event.fingerprint(),
                    event.attributes());
        }

        @Test
        void givesEachGroupItsCopy() throws SQLException {
            server(1, "copy");

            store(S1.start(0));

            assertThat(told()).extracting(Told::group).containsExactlyInAnyOrder("copy", "main");
        }

        @Test
        void keepsOthersRecordsFromARetailer() throws SQLException {
            store(S1.login("client2@isp2.net").start(0), S1.login("nobody").interim(5, 5));

            assertThat(told()).isEmpty();
        }

        @Test
        void tellsEveryRetailerOfAReboot() throws SQLException {
            server(9, UpstreamPlace.MAIN);

            store(Reports.of("").login("").accountingOn(10));

            assertThat(texts()).containsExactly(" 7", " 7");
        }

        @Test
        void costsNothing_whereNoRetailerHasServers() throws SQLException {
            servers.clear();
            directory.reload();
            AccountingPlan plan = AccountingPlanner.plan(
                    List.of(S1.start(0)), new Granting(), login -> OptionalLong.of(1), UUID::randomUUID);
            transactions.statements();

            transactions.inTransaction(() -> {
                parts.reports().follow(plan);
                return plan;
            });

            assertThat(transactions.statements()).isZero();
        }

        @Test
        void forgetsARecordWhoseBatchWasRolledBack() throws SQLException {
            AccountingPlan plan = AccountingPlanner.plan(
                    List.of(S1.start(0)), new Granting(), login -> OptionalLong.of(1), UUID::randomUUID);

            assertThat(catchThrowable(() -> transactions.inTransaction(() -> {
                        store.store(plan);
                        parts.reports().follow(plan);
                        throw new SQLException("the database goes away");
                    })))
                    .isInstanceOf(SQLException.class);

            assertThat(told()).isEmpty();
        }
    }

    @Nested
    class Services {

        private final Reports plain = S1.atNas(PLAIN_NAS);

        @Test
        void areNotReportedForANasThatDoesSoItself() throws SQLException {
            grant("gold", null, null);

            store(S1.withClass(SESSION).start(0));

            assertThat(texts()).containsExactly(" 1");
        }

        @Test
        void beginWithTheSession_andEndBeforeIt() throws SQLException {
            grant("tiered(1280000, 5120000)", StatisticsMode.TIME_VOLUME, 600L);
            grant("voice(100000)", StatisticsMode.TIME, null);
            store(plain.withClass(SESSION).start(0));
            store(plain.withClass(SESSION).stop(18_000, 18_000, 1));

            List<Told> told = told();
            assertThat(told.stream().map(Told::text))
                    .containsExactly(":000001 1", ":000002 1", " 1", ":000001 2", ":000002 2", " 2");
            Told stop = told.get(3);
            assertThat(stop.packet().text(ErxAttributes.SERVICE_SESSION)).contains("tiered(1280000, 5120000)");
            assertThat(stop.packet().text(StandardAttributes.USER_NAME)).contains("x");
            assertThat(stop.number(46)).isEqualTo(18_000);
            assertThat(stop.number(42)).isEqualTo(18_000_000);
            assertThat(stop.number(43)).isEqualTo(180_000_000);
            assertThat(stop.number(49)).isEqualTo(1);
            assertThat(told.get(4).number(42)).as("voice counts no volume").isEqualTo(-1);
        }

        @Test
        void areReportedWhenAnOrderStartsAndStopsThem() throws SQLException {
            store(plain.start(0));
            changed(active("gold"), PLAIN_NAS);
            changed("update service_session set confirmed = confirmed", PLAIN_NAS);
            advance(Duration.ofHours(5));
            system.advance(Duration.ofSeconds(9));
            changed(stopped("gold", "TIME_THRESHOLD"), PLAIN_NAS);
            changed("update service_session set confirmed = confirmed", PLAIN_NAS);

            List<Told> told = told();
            assertThat(texts()).containsExactly(" 1", ":000001 1", ":000001 2");
            assertThat(told.get(2).number(46)).isEqualTo(18_009);
            assertThat(told.get(2).number(49)).isEqualTo(5);
            assertThat(told.get(2).number(55)).isEqualTo(EIGHT.getEpochSecond() + 18_009);
        }

        @Test
        void haveNumbersOfTheirOwn() throws SQLException {
            store(plain.start(0));
            changed(active("gold"), PLAIN_NAS);
            changed(stopped("gold", "MUTEX"), PLAIN_NAS);
            changed("update service_session set service_id = 'former'", PLAIN_NAS);
            changed(active("gold"), PLAIN_NAS);

            assertThat(texts()).containsExactly(" 1", ":000001 1", ":000001 2", ":000002 1");
        }

        @Test
        void beginAnew_whenTheyRunOnAfterAll() throws SQLException {
            store(plain.start(0));
            changed(active("gold"), PLAIN_NAS);
            changed(stopped("gold", "SILENT"), PLAIN_NAS);
            changed("update service_session set state = 3, stop_cause = null, stopped_at = null", PLAIN_NAS);
            changed(stopped("gold", "CLI"), PLAIN_NAS);

            assertThat(texts()).containsExactly(" 1", ":000001 1", ":000001 2", ":000002 1", ":000002 2");
        }

        @Test
        void sayWhoseTheyAre_whenTheNasHasToldNothingYet() throws SQLException {
            changed(active("gold"), PLAIN_NAS);

            RadiusPacket start = told().get(0).packet();
            assertThat(start.text(StandardAttributes.USER_NAME)).contains("client1@isp1.com");
            assertThat(start.text(StandardAttributes.NAS_IDENTIFIER)).contains("bng2");
            assertThat(start.has(StandardAttributes.NAS_IP_ADDRESS)).isTrue();
        }

        @Test
        void endWithTheirNas() throws SQLException {
            grant("gold", null, null);
            store(plain.withClass(SESSION).start(0));

            store(Reports.of("").login("").atNas(PLAIN_NAS).accountingOn(10));

            assertThat(texts()).containsExactly(":000001 1", " 1", ":000001 2", " 7");
            assertThat(told().get(2).number(49)).isEqualTo(11);
        }

        @Test
        void endOnce_whenTwoEndThemAtTheSameTime() throws Exception {
            store(plain.start(0));
            changed(active("gold"), PLAIN_NAS);

            both(
                    () -> {
                        store(plain.stop(900, 900, 1));
                        return null;
                    },
                    () -> {
                        changed(stopped("gold", "CLI"), PLAIN_NAS);
                        return null;
                    });

            assertThat(texts().stream().filter(":000001 2"::equals)).hasSize(1);
        }

        private void both(Callable<Void> one, Callable<Void> other) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            CyclicBarrier together = new CyclicBarrier(2);
            try {
                List<Future<Void>> results = new ArrayList<>();
                for (Callable<Void> each : List.of(one, other)) {
                    results.add(threads.submit(() -> {
                        together.await();
                        return each.call();
                    }));
                }
                for (Future<Void> result : results) {
                    result.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private String active(String activation) {
            return "insert into service_session (id, nas_id, acct_session_id, service_id, login, activation, interim_seconds,"
                    + " state, confirmed, owner, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time,"
                    + " input_octets, output_octets, input_packets, output_packets) values ('" + UUID.randomUUID()
                    + "', "
                    + PLAIN_NAS + ", '" + S1.acctSessionId() + "', '', 'client1@isp1.com', '" + activation
                    + "', 1, 3, false, 3, '" + system.instant() + "', false, '" + system.instant() + "', '"
                    + system.instant() + "', false, 0, 0, 0, 0, 0)";
        }

        private String stopped(String activation, String cause) {
            return "update service_session set state = 5, stop_cause = '" + cause + "', stopped_at = '"
                    + system.instant() + "' where activation = '" + activation + "' and state = 3";
        }

        @Nested
        class Meanwhile {

            @Test
            void areReportedAtTheirInterval() throws SQLException {
                grant("gold", StatisticsMode.TIME, 1L);
                grant("silent", StatisticsMode.TIME, 0L);
                store(plain.withClass(SESSION).start(0));

                parts.look();
                assertThat(parts.looks().isDoneUntil(businessClock.instant())).isTrue();
                advance(Duration.ofSeconds(600));
                assertThat(parts.looks().isDoneUntil(businessClock.instant())).isFalse();
                parts.look();
                parts.look();

                assertThat(texts()).containsExactly(":000001 1", ":000002 1", " 1", ":000001 3");
                assertThat(told().get(3).number(46)).isEqualTo(600);
            }

            @Test
            void areReportedOnce_forHoursThatWereMissed() throws SQLException {
                grant("gold", StatisticsMode.TIME, 600L);
                store(plain.withClass(SESSION).start(0));

                advance(Duration.ofHours(5));
                parts.look();

                assertThat(texts()).containsExactly(":000001 1", " 1", ":000001 3");
                assertThat(told().get(2).number(46)).isEqualTo(18_000);
            }

            @Test
            void areReportedAsEnded_whenNobodyTold() throws SQLException {
                grant("silent", StatisticsMode.TIME, 0L);
                store(plain.withClass(SESSION).start(0));
                change(stopped("silent", "NAS"));

                advance(Duration.ofHours(1));
                parts.look();

                assertThat(texts()).containsExactly(":000001 1", " 1", ":000001 2");
                assertThat(parts.looks().isDoneUntil(Instant.parse("2100-01-01T00:00:00Z")))
                        .isTrue();
            }
        }
    }
}
