package io.sluice.ejb.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.session.AccountingPlan;
import io.sluice.session.AccountingPlanner;
import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What storing accounting means, whatever the database. */
abstract class AccountingStoreContract {

    private static final String TIERED = "tiered(1280000, 5120000)";
    private static final String VOICE = "voice(100000)";
    private static final UUID SESSION = UUID.fromString("01935a00-0000-7000-8000-000000000001");
    private static final Reports S1 = Reports.of("s1");

    private DataSource database;
    private BatchTransactions transactions;
    private AccountingStore store;
    private final Map<UUID, ExpectedLogin> expected = new HashMap<>();
    private final ExpectedLogins expectedLogins = new KnownById();

    /** The database of this class, with our tables. */
    abstract DataSource database();

    abstract AccountingStore store(DataSource source);

    /** How many statements a batch of requests of every kind may cost. */
    int mostStatements() {
        return 7;
    }

    /** Whether the batch was refused only for what another wrote at the same time, so that it succeeds the next time. */
    abstract boolean isWorthRepeating(SQLException refusal);

    @BeforeEach
    void open() throws SQLException {
        database = database();
        change(
                "delete from subscriber_session",
                "delete from service_session",
                "delete from accounting_record",
                "delete from operation",
                "delete from retired_session",
                "delete from nas_epoch",
                "delete from nas");
        transactions = new BatchTransactions(database);
        store = store(transactions.source());
    }

    private final class KnownById implements ExpectedLogins {

        @Override
        public void expect(Collection<ExpectedLogin> logins) {
            logins.forEach(login -> expected.put(login.sessionId(), login));
        }

        @Override
        public Optional<ExpectedLogin> claim(
                long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
            return Optional.ofNullable(sessionId == null ? null : expected.get(sessionId));
        }

        @Override
        public void started(Map<UUID, Long> subscribers) {
            throw new UnsupportedOperationException();
        }
    }

    // --- doing ---

    private List<SessionPresence> storeBatch(List<AccountingEvent> events) throws SQLException {
        AccountingPlan plan = AccountingPlanner.plan(
                events,
                expectedLogins,
                login -> login.startsWith("client") ? OptionalLong.of(login.charAt(6) - '0') : OptionalLong.empty(),
                UUID::randomUUID);
        return transactions.inTransaction(() -> store.store(plan));
    }

    private List<SessionPresence> storeBatch(AccountingEvent... events) throws SQLException {
        return storeBatch(List.of(events));
    }

    private void storeEach(AccountingEvent... events) throws SQLException {
        for (AccountingEvent event : events) {
            storeBatch(event);
        }
    }

    private void expectLogin() {
        ServiceGrant tiered = new ServiceGrant(6, TIERED, 18000L, null, StatisticsMode.TIME_VOLUME, 600L, null);
        ServiceGrant voice = new ServiceGrant(7, VOICE, 1440L, 30L, null, null, null);
        expectedLogins.expect(List.of(new ExpectedLogin(
                SESSION,
                1,
                "client1@isp1.com",
                1,
                null,
                null,
                null,
                null,
                null,
                List.of(tiered, voice),
                Instant.ofEpochSecond(Reports.EPOCH / Reports.SECOND))));
    }

    // --- looking ---

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    private static String seconds(String column) {
        return "cast(extract(epoch from " + column + ") as bigint) - " + Reports.EPOCH / Reports.SECOND;
    }

    /** State, start, stop, session time, octets in and out, terminate cause, stop cause of every subscriber session. */
    private List<String> sessions() throws SQLException {
        return rows("select acct_session_id, state, " + seconds("started_at") + ", " + seconds("stopped_at")
                + ", session_time, input_octets, output_octets, terminate_cause, stop_cause"
                + " from subscriber_session order by nas_id, acct_session_id");
    }

    /** Session, activation, service id, state, confirmed, start, stop, session time, cause of every service session. */
    private List<String> services() throws SQLException {
        return rows(
                "select acct_session_id, activation, service_id, state, case when confirmed then 'confirmed' else 'told' end, "
                        + seconds("started_at") + ", " + seconds("stopped_at")
                        + ", session_time, stop_cause from service_session order by acct_session_id, activation, service_id");
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(rows("select count(*) from " + table).get(0));
    }

    @Nested
    class OneSession {

        @Test
        void opensWithAStart_andClosesWithAStop() throws SQLException {
            List<SessionPresence> opened = storeBatch(S1.start(10));

            assertThat(sessions()).containsExactly("s1|1|10|null|0|0|0|null|null");
            assertThat(opened).singleElement().satisfies(presence -> {
                assertThat(presence.subscriberId()).isEqualTo(1);
                assertThat(presence.open()).isTrue();
            });

            List<SessionPresence> closed = storeBatch(S1.stop(70, 60, 1));

            assertThat(sessions()).containsExactly("s1|3|10|70|60|60000|600000|1|USER_LOGOUT");
            assertThat(closed).containsExactly(new SessionPresence(opened.get(0).id(), 1, false));
        }

        @Test
        void beginsActive_whenAnInterimComesWithoutStart() throws SQLException {
            storeBatch(S1.interim(70, 60));

            assertThat(sessions()).containsExactly("s1|1|10|null|60|60000|600000|null|null");
        }

        @Test
        void hasRightTotals_whenStopComesBeforeStart_andTwice() throws SQLException {
            storeEach(S1.stop(71, 60, 1), S1.stop(71, 60, 1), S1.start(10), S1.interim(40, 30), S1.interim(40, 30));

            assertThat(sessions()).containsExactly("s1|3|10|71|60|60000|600000|1|USER_LOGOUT");
            assertThat(count("accounting_record")).isEqualTo(3);
        }

        @Test
        void staysClosed_whenALateInterimRaisesItsCounters() throws SQLException {
            storeEach(S1.start(0), S1.stop(60, 60, 5), S1.interim(61, 61));

            assertThat(sessions()).containsExactly("s1|3|0|60|61|61000|610000|5|NAS");
        }

        @Test
        void becomesActiveAgain_whenItWasStaleAndAnInterimComes() throws SQLException {
            storeBatch(S1.start(0));
            change("update subscriber_session set state = 2");

            storeBatch(S1.interim(60, 60));

            assertThat(sessions()).containsExactly("s1|1|0|null|60|60000|600000|null|null");
        }

        @Test
        void countsBeyond32Bits() throws SQLException {
            Usage wrapped = new Usage(60, Usage.octets(4294967295L, 1), Usage.octets(0, 2), -1, -1);

            storeBatch(S1.event(AccountingStatus.STOP, 60, wrapped, 1));

            assertThat(sessions()).containsExactly("s1|3|0|60|60|8589934591|8589934592|1|USER_LOGOUT");
            assertThat(rows("select input_octets, output_octets, input_packets from accounting_record"))
                    .containsExactly("8589934591|8589934592|null");
        }

        @Test
        void hasTheIdFromClass_andAnotherOneWhereThatIsTaken() throws SQLException {
            storeBatch(S1.withClass(SESSION).start(0));
            storeBatch(Reports.of("s2").withClass(SESSION).start(0));
            storeBatch(
                    Reports.of("s3").withClass(SESSION).start(0),
                    Reports.of("s4").withClass(SESSION).start(0),
                    S1.withClass(SESSION).interim(5, 5));

            assertThat(rows("select acct_session_id from subscriber_session where id = '" + SESSION + "'"))
                    .containsExactly("s1");
            assertThat(count("subscriber_session")).isEqualTo(4);
        }

        @Test
        void isOneForEachNas() throws SQLException {
            storeBatch(S1.atNas(1).start(0), S1.atNas(2).start(5));

            assertThat(rows("select nas_id, acct_session_id from subscriber_session order by nas_id"))
                    .containsExactly("1|s1", "2|s1");
        }
    }

    @Nested
    class Services {

        @Test
        void areJoinedToTheSessionBeforeTheLastColon() throws SQLException {
            Reports subscriber = Reports.of("erx FastEthernet 12/0:0001048580");

            storeBatch(subscriber.start(0), subscriber.service(TIERED, "002478").start(1));

            assertThat(services())
                    .containsExactly(
                            "erx FastEthernet 12/0:0001048580|" + TIERED + "|002478|3|confirmed|1|null|0|null");
            assertThat(
                            rows(
                                    "select acct_session_id, service_session, parent_session_id from accounting_record order by 1"))
                    .containsExactly(
                            "erx FastEthernet 12/0:0001048580|null|null",
                            "erx FastEthernet 12/0:0001048580:002478|" + TIERED + "|erx FastEthernet 12/0:0001048580");
        }

        @Test
        void beginUnconfirmedWithTheSubscribersStart_andAreConfirmedByTheirOwn() throws SQLException {
            expectLogin();

            storeBatch(S1.withClass(SESSION).start(10));

            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "||3|told|10|null|0|null", "s1|" + VOICE + "||3|told|10|null|0|null");
            assertThat(rows("select tag, timeout_seconds, volume_megabytes, statistics, interim_seconds from"
                            + " service_session order by tag"))
                    .containsExactly("6|18000|null|TIME_VOLUME|600", "7|1440|30|null|null");

            storeBatch(S1.service(TIERED, "1").start(11));

            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|3|confirmed|11|null|0|null",
                            "s1|" + VOICE + "||3|told|10|null|0|null");
            assertThat(rows("select tag, timeout_seconds from service_session where service_id = '1'"))
                    .containsExactly("6|18000");
        }

        @Test
        void areNotDoubled_whenTheirRecordsComeBeforeTheSubscribersStart() throws SQLException {
            expectLogin();

            storeBatch(S1.service(TIERED, "1").start(11));
            storeBatch(S1.withClass(SESSION).start(10), S1.service(VOICE, "2").start(11));

            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|3|confirmed|11|null|0|null",
                            "s1|" + VOICE + "|2|3|confirmed|11|null|0|null");
            assertThat(rows("select activation, tag from service_session order by tag"))
                    .containsExactly(TIERED + "|6", VOICE + "|7");
        }

        @Test
        void areOneAgain_whenTwoWorkersStoredTheLoginsAndTheRecordedOneAtTheSameMoment() throws SQLException {
            expectLogin();
            storeBatch(S1.withClass(SESSION).start(10));
            change("update service_session set service_id = '1', tag = null, confirmed = true where activation = '"
                    + TIERED + "'");
            storeBatch(S1.service(VOICE, "2").start(10));
            change(
                    "insert into service_session (id, nas_id, acct_session_id, service_id, login, activation, tag, state,"
                            + " confirmed, owner, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time,"
                            + " input_octets, output_octets, input_packets, output_packets)"
                            + " select '01935a00-0000-7000-8000-00000000ffff', nas_id, acct_session_id, '', login, activation, 6, 3,"
                            + " false, 1, started_at, false, first_seen_at, last_seen_at, false, 0, 0, 0, 0, 0"
                            + " from service_session where service_id = '1'");

            storeBatch(S1.service(TIERED, "1").interim(20, 10));

            assertThat(rows("select activation, service_id, tag, state from service_session order by tag"))
                    .containsExactly(TIERED + "|1|6|3", VOICE + "|2|7|3");
        }

        @Test
        void areSecondInstances_whenTheSameActivationComesAgain() throws SQLException {
            expectLogin();
            storeBatch(S1.withClass(SESSION).start(0));

            storeBatch(
                    S1.service(TIERED, "1").start(1),
                    S1.service(TIERED, "1").stop(5, 4, 6),
                    S1.service(TIERED, "2").start(6));

            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|5|confirmed|1|5|4|NAS",
                            "s1|" + TIERED + "|2|3|confirmed|6|null|0|null",
                            "s1|" + VOICE + "||3|told|0|null|0|null");
        }

        @Test
        void endWithTheSubscribersStop() throws SQLException {
            expectLogin();
            storeBatch(S1.withClass(SESSION).start(0));
            storeBatch(S1.service(TIERED, "1").start(1));

            storeBatch(S1.withClass(SESSION).stop(60, 60, 1));

            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|5|confirmed|1|60|0|USER_LOGOUT",
                            "s1|" + VOICE + "||5|told|0|60|0|USER_LOGOUT");
        }

        @Test
        void endWithTheSubscribersStop_evenIfTheirOwnRecordsComeLater() throws SQLException {
            storeEach(S1.stop(60, 60, 1), S1.service(TIERED, "1").interim(30, 29));

            assertThat(services()).containsExactly("s1|" + TIERED + "|1|5|confirmed|1|60|29|USER_LOGOUT");
        }

        @Test
        void keepTheCauseOfTheirOwnStop() throws SQLException {
            storeEach(S1.start(0), S1.service(TIERED, "1").stop(30, 30, 5), S1.stop(60, 60, 1));

            assertThat(services()).containsExactly("s1|" + TIERED + "|1|5|confirmed|0|30|30|NAS");
        }

        @Test
        void keepTheCauseThatWeKnowBetterThanTheNas() throws SQLException {
            storeBatch(S1.service(TIERED, "1").start(0));
            change("update service_session set state = 5, stop_cause = 'MUTEX'");

            storeBatch(S1.service(TIERED, "1").stop(30, 30, 6));

            assertThat(services()).containsExactly("s1|" + TIERED + "|1|5|confirmed|0|30|30|MUTEX");
        }

        @Test
        void areTheParentsOwn_whenTheIdHasNoColon() throws SQLException {
            Reports odd = new Reports(1, "s1", "client1@isp1.com", TIERED, null, null);

            storeBatch(S1.start(0), odd.start(1), odd.interim(31, 30));

            assertThat(services()).containsExactly("s1|" + TIERED + "||3|confirmed|1|null|30|null");
            assertThat(sessions()).containsExactly("s1|1|0|null|0|0|0|null|null");
        }
    }

    @Nested
    class Reboot {

        @Test
        void endsWhatTheNasHadBefore_andNothingElse() throws SQLException {
            Reports other = Reports.of("s2").atNas(2);
            Reports later = Reports.of("s3");
            storeBatch(
                    S1.start(0),
                    S1.service(TIERED, "1").start(0),
                    other.start(0),
                    Reports.of("s4").stop(9, 9, 1));

            List<SessionPresence> presences = storeBatch(Reports.of("").accountingOn(50), later.start(51));

            assertThat(sessions())
                    .containsExactly(
                            "s1|3|0|50|0|0|0|null|NAS_REBOOT",
                            "s3|1|51|null|0|0|0|null|null",
                            "s4|3|0|9|9|9000|90000|1|USER_LOGOUT",
                            "s2|1|0|null|0|0|0|null|null");
            assertThat(services()).containsExactly("s1|" + TIERED + "|1|5|confirmed|0|50|0|NAS_REBOOT");
            assertThat(presences).extracting(SessionPresence::open).containsExactlyInAnyOrder(true, false);
            assertThat(rows("select status_type from accounting_record where acct_session_id = ''"))
                    .containsExactly("7");
        }

        @Test
        void isCorrectedByTheSessionsOwnStop() throws SQLException {
            storeEach(S1.start(0), Reports.of("").accountingOn(50), S1.stop(40, 40, 11));

            assertThat(sessions()).containsExactly("s1|3|0|40|40|40000|400000|11|NAS");
        }

        @Test
        void ofOnePartition_endsThatPartitionsSessionsOnly() throws SQLException {
            Reports west = Reports.of("w1").inPartition("west");
            storeBatch(
                    S1.inPartition("east").start(0),
                    S1.service(TIERED, "1").start(0),
                    west.start(0),
                    west.service(VOICE, "1").start(0),
                    Reports.of("none").start(0));

            storeBatch(Reports.of("").inPartition("east").accountingOff(50));

            assertThat(sessions())
                    .containsExactly(
                            "none|1|0|null|0|0|0|null|null",
                            "s1|3|0|50|0|0|0|null|NAS_REBOOT",
                            "w1|1|0|null|0|0|0|null|null");
            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|5|confirmed|0|50|0|NAS_REBOOT",
                            "w1|" + VOICE + "|1|3|confirmed|0|null|0|null");
            assertThat(rows("select epoch from nas_epoch")).isEmpty();
        }

        @Test
        void beginsAnEpoch_onceForEachTimeItIsTold() throws SQLException {
            addNas();

            storeEach(
                    Reports.of("").accountingOff(50),
                    Reports.of("").accountingOff(50),
                    Reports.of("").accountingOn(90));

            assertThat(rows("select epoch, " + seconds("begun_at") + ", learned_by from nas_epoch order by epoch"))
                    .containsExactly("1|50|ON_OFF", "2|90|ON_OFF");
            assertThat(rows("select boot_epoch from nas")).containsExactly("2");
        }
    }

    @Nested
    class RepeatedSessionId {

        private static final String RETIRED = "s1\u241f" + (Reports.EPOCH / Reports.SECOND);

        @Test
        void isANewSession_andTheOldOneClosesAsRebooted() throws SQLException {
            addNas();
            storeBatch(S1.start(0), S1.service(TIERED, "1").start(1));
            String oldId = rows("select id from subscriber_session").get(0);
            storeBatch(S1.interim(100, 100));

            List<SessionPresence> presences =
                    storeBatch(S1.start(200), S1.service(TIERED, "1").start(201));

            assertThat(sessions())
                    .containsExactly(
                            "s1|1|200|null|0|0|0|null|null", RETIRED + "|3|0|100|100|100000|1000000|null|NAS_REBOOT");
            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|1|3|confirmed|201|null|0|null",
                            RETIRED + "|" + TIERED + "|1|5|confirmed|1|1|0|NAS_REBOOT");
            assertThat(presences)
                    .filteredOn(presence -> presence.id().toString().equals(oldId))
                    .extracting(SessionPresence::open)
                    .containsExactly(false);
            assertThat(rows("select epoch, " + seconds("begun_at") + ", learned_by from nas_epoch"))
                    .containsExactly("1|200|REUSED_ID");
        }

        @Test
        void beginsOneEpoch_howeverManySessionsComeBack() throws SQLException {
            addNas();
            storeBatch(S1.start(0), Reports.of("s2").start(10), Reports.of("s3").start(20));

            storeEach(
                    S1.start(100), Reports.of("s2").start(110), Reports.of("s3").start(120));

            assertThat(rows("select boot_epoch from nas")).containsExactly("1");
            assertThat(count("subscriber_session")).isEqualTo(6);
        }

        @Test
        void letsLateRecordsFindTheOldSession() throws SQLException {
            storeEach(S1.start(0), S1.start(200), S1.service(TIERED, "7").start(210));

            storeEach(
                    S1.stop(150, 150, 1),
                    S1.service(TIERED, "1").stop(150, 140, 1),
                    S1.interim(260, 60),
                    S1.start(0),
                    S1.service(TIERED, "7").interim(270, 60));

            assertThat(sessions())
                    .containsExactly(
                            "s1|1|200|null|60|60000|600000|null|null",
                            RETIRED + "|3|0|150|150|150000|1500000|1|USER_LOGOUT");
            assertThat(services())
                    .containsExactly(
                            "s1|" + TIERED + "|7|3|confirmed|210|null|60|null",
                            RETIRED + "|" + TIERED + "|1|5|confirmed|10|150|140|USER_LOGOUT");
        }

        @Test
        void isTwoSessions_alsoWithinABatch() throws SQLException {
            storeBatch(S1.start(0), S1.interim(60, 60), S1.start(200), S1.stop(90, 90, 1), S1.interim(230, 30));

            assertThat(sessions())
                    .containsExactly(
                            "s1|1|200|null|30|30000|300000|null|null",
                            RETIRED + "|3|0|90|90|90000|900000|1|USER_LOGOUT");
        }

        @Test
        void isFoundByAnInterim_whenTheStartWasLost() throws SQLException {
            storeEach(S1.start(0), S1.interim(7200, 7200), S1.interim(14_400, 600));

            assertThat(sessions())
                    .containsExactly(
                            "s1|1|13800|null|600|600000|6000000|null|null",
                            RETIRED + "|3|0|7200|7200|7200000|72000000|null|NAS_REBOOT");
        }

        @Test
        void isNotSeenInARepeatedStart() throws SQLException {
            AccountingEvent start = S1.start(100);
            storeEach(start, S1.interim(160, 60), start);

            assertThat(sessions()).containsExactly("s1|1|100|null|60|60000|600000|null|null");
        }

        @Test
        void isNotSeen_whenTheNasPutsItsClockRight() throws SQLException {
            storeEach(S1.start(0), S1.interim(7200 + 600, 600), S1.interim(7200 + 1200, 1200));

            assertThat(count("subscriber_session")).isEqualTo(1);
        }

        @Test
        void takesItsOperationsAlong() throws SQLException {
            storeBatch(S1.start(0));
            change(
                    "insert into operation (id, nas_id, acct_session_id, subscriber_session_id, login, lane, origin, wanted,"
                            + " ordered_at, due_at, give_up_at, open, state) select id, nas_id, acct_session_id, id, login, 1, 1, '',"
                            + " started_at, started_at, started_at, true, 0 from subscriber_session");

            storeBatch(S1.start(200));

            assertThat(rows("select acct_session_id from operation")).containsExactly(RETIRED);
        }

        @Test
        void maySeveralTimes() throws SQLException {
            for (int boot = 0; boot < 4; boot++) {
                storeEach(S1.start(boot * 100), S1.interim(boot * 100 + 30, 30));
            }
            storeBatch(S1.stop(145, 45, 1));

            assertThat(sessions())
                    .filteredOn(row -> row.contains("|100|"))
                    .singleElement()
                    .asString()
                    .contains("|3|100|145|45|");
            assertThat(count("subscriber_session")).isEqualTo(4);
        }
    }

    @Nested
    class SilentSession {

        @BeforeEach
        void giveUp() throws SQLException {
            storeBatch(S1.start(0), S1.service(TIERED, "1").start(0));
            change(
                    "update subscriber_session set state = 3, stop_cause = 'SILENT', stopped_at = last_seen_at",
                    "update service_session set state = 5, stop_cause = 'SILENT', stopped_at = last_seen_at");
        }

        @Test
        void goesOn_withItsServices_whenAnInterimComes() throws SQLException {
            List<SessionPresence> presences = storeBatch(S1.interim(60, 60));

            assertThat(sessions()).containsExactly("s1|1|0|null|60|60000|600000|null|null");
            assertThat(services()).containsExactly("s1|" + TIERED + "|1|3|confirmed|0|null|0|null");
            assertThat(presences).extracting(SessionPresence::open).contains(true);
        }

        @Test
        void goesOn_whenAServicesInterimComes() throws SQLException {
            storeBatch(S1.service(TIERED, "1").interim(60, 60));

            assertThat(sessions()).containsExactly("s1|1|0|null|0|0|0|null|null");
            assertThat(services()).containsExactly("s1|" + TIERED + "|1|3|confirmed|0|null|60|null");
        }

        @Test
        void endsByItsStop_whenThatComesLate() throws SQLException {
            storeBatch(S1.stop(90, 90, 1));

            assertThat(sessions()).containsExactly("s1|3|0|90|90|90000|900000|1|USER_LOGOUT");
            assertThat(services()).containsExactly("s1|" + TIERED + "|1|5|confirmed|0|90|0|USER_LOGOUT");
        }
    }

    @Nested
    class Order {

        @Test
        void ofRecordsDoesNotMatter_norDoDuplicatesOrBatches() throws SQLException {
            List<AccountingEvent> story = List.of(
                    S1.withClass(SESSION).start(10),
                    S1.service(TIERED, "1").start(11),
                    S1.service(VOICE, "2").start(11),
                    S1.withClass(SESSION).interim(40, 30),
                    S1.service(TIERED, "1").interim(41, 30),
                    S1.service(TIERED, "1").stop(60, 49, 1),
                    S1.service(VOICE, "2").stop(60, 49, 5),
                    S1.withClass(SESSION).stop(60, 50, 1));
            Random random = new Random(20261122);
            for (int round = 0; round < 60; round++) {
                change(
                        "delete from subscriber_session",
                        "delete from service_session",
                        "delete from accounting_record");
                expected.clear();
                expectLogin();
                List<AccountingEvent> shuffled = new ArrayList<>(story);
                for (int i = 0; i < 4; i++) {
                    shuffled.add(story.get(random.nextInt(story.size())));
                }
                Collections.shuffle(shuffled, random);
                for (int at = 0; at < shuffled.size(); ) {
                    int end = Math.min(shuffled.size(), at + 1 + random.nextInt(5));
                    storeBatch(shuffled.subList(at, end));
                    at = end;
                }

                assertThat(sessions()).as("%s", shuffled).containsExactly("s1|3|10|60|50|50000|500000|1|USER_LOGOUT");
                assertThat(services())
                        .as("%s", shuffled)
                        .containsExactly(
                                "s1|" + TIERED + "|1|5|confirmed|11|60|49|USER_LOGOUT",
                                "s1|" + VOICE + "|2|5|confirmed|11|60|49|NAS");
                assertThat(rows("select tag, timeout_seconds from service_session order by tag"))
                        .containsExactly("6|18000", "7|1440");
                assertThat(count("accounting_record")).isEqualTo(story.size());
            }
        }

        @Test
        void ofLocksIsTheSame_forTwoWorkersWithTheSameSessions() throws Exception {
            int rounds = 20;
            int sessions = 100;
            CyclicBarrier together = new CyclicBarrier(2);
            ExecutorService workers = Executors.newFixedThreadPool(2);
            try {
                List<Future<?>> ends = new ArrayList<>();
                for (boolean backward : new boolean[] {false, true}) {
                    Callable<Void> worker = () -> {
                        for (int round = 0; round < rounds; round++) {
                            List<AccountingEvent> events = starts("r" + round + "s", sessions);
                            if (backward) {
                                Collections.reverse(events);
                            }
                            together.await(30, TimeUnit.SECONDS);
                            storeAsOftenAsTheConnectorWould(events);
                        }
                        return null;
                    };
                    ends.add(workers.submit(worker));
                }
                for (Future<?> end : ends) {
                    end.get(120, TimeUnit.SECONDS);
                }
            } finally {
                workers.shutdownNow();
            }

            assertThat(count("subscriber_session")).isEqualTo(rounds * sessions);
            assertThat(count("service_session")).isEqualTo(rounds * sessions);
            assertThat(count("accounting_record")).isEqualTo(2 * rounds * sessions);
        }

        private List<AccountingEvent> starts(String prefix, int sessions) {
            List<AccountingEvent> events = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                Reports session = Reports.of(prefix + i);
                events.add(session.start(i));
                events.add(session.service(TIERED, "1").start(i));
            }
            return events;
        }
    }

    private void storeAsOftenAsTheConnectorWould(List<AccountingEvent> events) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                storeBatch(events);
                return;
            } catch (SQLException e) {
                if (!isWorthRepeating(e) || attempt == 8) {
                    throw e;
                }
            }
        }
    }

    @Nested
    class Cost {

        @Test
        void isAHandfulOfStatements_for256RequestsOfEveryKind() throws SQLException {
            expectLogin();
            List<AccountingEvent> events = new ArrayList<>();
            events.add(S1.withClass(SESSION).start(0));
            events.add(Reports.of("").accountingOn(1));
            for (int i = 0; events.size() < 256; i++) {
                Reports session = Reports.of("many" + i);
                events.addAll(Arrays.asList(
                        session.start(i), session.service(VOICE, "7").start(i), session.stop(i + 9, 9, 1)));
            }
            transactions.statements();

            storeBatch(events.subList(0, 256));

            assertThat(transactions.statements()).isBetween(1, mostStatements());
            assertThat(count("accounting_record")).isEqualTo(256);
        }

        @Test
        void isTwoStatements_forSubscribersInterims() throws SQLException {
            transactions.statements();

            storeBatch(S1.interim(1, 1), Reports.of("s2").interim(1, 1));

            assertThat(transactions.statements()).isEqualTo(2);
        }
    }

    @Nested
    class Faults {

        @Test
        void ofOneValueRefuseTheWholeBatch_asAFaultOfTheData() throws SQLException {
            AccountingEvent poison = Reports.of("x".repeat(254)).start(0);

            assertThatThrownBy(() -> storeBatch(S1.start(0), poison))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
            assertThat(count("accounting_record")).isZero();

            storeBatch(S1.start(0));
            assertThat(count("accounting_record")).isEqualTo(1);
        }

        @Test
        void doNotComeOfOddText() throws SQLException {
            String odd = "Robert'); drop table subscriber_session;--\u2400\ufffd\ud83d\ude00";

            storeBatch(S1.login(odd).start(0));

            assertThat(rows("select login from subscriber_session")).containsExactly(odd);
            assertThat(rows("select login from accounting_record")).containsExactly(odd);
        }

        @Test
        void doNotComeOfCountersAtTheirLimit() throws SQLException {
            Usage most = new Usage(4294967295L, Long.MAX_VALUE, Long.MAX_VALUE, 4294967295L, 4294967295L);

            storeBatch(S1.event(AccountingStatus.STOP, 0, most, Integer.MAX_VALUE));

            assertThat(rows("select session_time, input_octets, state from subscriber_session"))
                    .containsExactly("4294967295|9223372036854775807|3");
        }
    }

    @Nested
    class Records {

        @Test
        void areKept_whateverTheySay() throws SQLException {
            AccountingEvent tunnel = S1.event(AccountingStatus.OTHER, 5, Usage.NONE, -1);
            AccountingEvent nameless = Reports.of("").login("").start(6);

            storeBatch(tunnel, nameless);

            assertThat(count("accounting_record")).isEqualTo(2);
            assertThat(count("subscriber_session")).isZero();
        }
    }

    private void addNas() throws SQLException {
        change("insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version)"
                + " values (1, 'bng1', 'ERX', 'LEARN', 'SLUICE', 0, 0)");
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
