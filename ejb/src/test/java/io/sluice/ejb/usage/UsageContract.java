package io.sluice.ejb.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.accounting.RecordFlag;
import io.sluice.accounting.TrustScore;
import io.sluice.ejb.accounting.SessionPresence;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.PersistenceUnit;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of accounting records once they are stored, whatever the database. */
abstract class UsageContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String TIERED = "tiered(1280000, 5120000)";
    private static final int START = 1;
    private static final int STOP = 2;
    private static final int INTERIM = 3;

    private DataSource database;
    private long fingerprint;

    abstract DataSource database();

    @BeforeEach
    void open() throws SQLException {
        database = database();
        change(
                "delete from accounting_record",
                "delete from accounting_review",
                "delete from session_reading",
                "delete from usage_hour",
                "delete from nas_flag_day",
                "delete from subscriber_session",
                "delete from service_session",
                "delete from subscriber",
                "delete from retailer",
                "delete from nas");
        change(
                "insert into retailer (id, name, zone, version) values (1, 'isp1', 'UTC', 0), (2, 'isp2', 'UTC', 0)",
                "insert into subscriber (id, retailer_id, kind, name, login, status, version) values"
                        + " (1, 1, 'RESIDENTIAL', 'client1', 'client1@isp1.com', 'ACTIVE', 0),"
                        + " (2, 2, 'RESIDENTIAL', 'client2', 'client2@isp2.com', 'ACTIVE', 0)",
                "insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version) values"
                        + " (1, 'bng1', 'ERX', 'LEARN', 'SLUICE', 0, 0)");
        tickedAt(NOON.minusSeconds(1));
    }

    private void tickedAt(Instant at) throws SQLException {
        change("delete from accounting_review");
        change("insert into accounting_review (id, reviewed_until, heard_since, ticked_at) values (1, "
                + micros(NOON.minusSeconds(1)) + ", " + micros(NOON.minusSeconds(86_400)) + ", " + micros(at) + ")");
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }

    // --- doing ---

    private void arrived(int status, long second, @Nullable Long sessionTime, @Nullable Long output)
            throws SQLException {
        arrived("s1", null, status, second, sessionTime, output);
    }

    private void arrived(
            String session,
            @Nullable String service,
            int status,
            long second,
            @Nullable Long sessionTime,
            @Nullable Long output)
            throws SQLException {
        String sql =
                "insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type, event_at,"
                        + " received_at, delay_seconds, login, subscriber_id, service_session, session_time, input_octets,"
                        + " output_octets, attributes) values (?, ?, ?, 1, ?, ?, ?, 0, 'client1@isp1.com', 1, ?, ?, ?, ?, ?)";
        Instant at = NOON.plusSeconds(second);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, session);
            insert.setObject(2, LocalDate.ofInstant(at, ZoneOffset.UTC));
            insert.setLong(3, ++fingerprint);
            insert.setInt(4, status);
            insert.setTimestamp(5, Timestamp.from(at));
            insert.setTimestamp(6, Timestamp.from(at.plusMillis(3)));
            insert.setString(7, service);
            insert.setObject(8, sessionTime);
            insert.setObject(9, output == null ? null : 0L);
            insert.setObject(10, output);
            insert.setBytes(11, new byte[] {1, 3, 'x'});
            insert.executeUpdate();
        }
    }

    private AccountingReview review() {
        return new AccountingReview(database, activation -> activation.startsWith("tiered"));
    }

    private int readAll(Instant now) {
        return readAll(review(), now);
    }

    private static int readAll(AccountingReview review, Instant now) {
        int all = 0;
        int read;
        while ((read = review.read(micros(now))) >= 0) {
            all += read;
        }
        return all;
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
                    columns.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    private List<String> usage() throws SQLException {
        long noon = NOON.getEpochSecond() / 3600;
        return rows("select hour_number - " + noon + ", service, seconds, output_octets from usage_hour"
                + " order by subscriber_id, hour_number, service");
    }

    @Nested
    class Review {

        @Test
        void spreadsWhatWasUsedOverHours() throws SQLException {
            arrived(START, 1800, null, null);
            arrived(INTERIM, 5400, 3600L, 1000L);
            arrived(STOP, 6000, 4200L, 1600L);

            assertThat(readAll(NOON.plusSeconds(7000))).isEqualTo(3);

            assertThat(usage()).containsExactly("0||1800|500", "1||2400|1100");
        }

        @Test
        void countsEachRecordOnce_howeverOftenItRuns() throws SQLException {
            arrived(START, 0, null, null);
            arrived(INTERIM, 600, 600L, 1000L);
            readAll(NOON.plusSeconds(700));
            arrived(INTERIM, 1200, 1200L, 3000L);

            readAll(NOON.plusSeconds(1300));
            readAll(NOON.plusSeconds(1400));

            assertThat(usage()).containsExactly("0||1200|3000");
            assertThat(rows("select flag, records from nas_flag_day")).containsExactly("0|3");
        }

        @Test
        void countsEachRecordOnce_whenTwoNodesRead() throws Exception {
            for (int session = 0; session < 400; session++) {
                arrived("s" + session, null, START, session % 7, null, null);
                arrived("s" + session, null, INTERIM, 600 + session, 600L, 1000L);
            }
            ExecutorService nodes = Executors.newFixedThreadPool(2);
            try {
                List<Future<Integer>> reads = new ArrayList<>();
                for (int node = 0; node < 2; node++) {
                    AccountingReview review = review();
                    Callable<Integer> reader = () -> {
                        int all = 0;
                        for (int turn = 0; turn < 200; turn++) {
                            all += Math.max(0, review.read(micros(NOON.plusSeconds(2000))));
                        }
                        return all;
                    };
                    reads.add(nodes.submit(reader));
                }
                int all = 0;
                for (Future<Integer> read : reads) {
                    all += read.get(60, TimeUnit.SECONDS);
                }
                assertThat(all).isEqualTo(800);
            } finally {
                nodes.shutdownNow();
            }

            assertThat(rows("select sum(output_octets) from usage_hour")).containsExactly("400000");
        }

        @Test
        void leavesWhatMayStillBeOnItsWay() throws SQLException {
            arrived(START, 0, null, null);

            assertThat(readAll(NOON.plus(AccountingReview.SAFE))).isZero();
            assertThat(readAll(NOON.plus(AccountingReview.SAFE).plusSeconds(1))).isEqualTo(1);
        }

        @Test
        void readsAnyNumberOfRecordsOfOneMoment() throws SQLException {
            change(
                    "insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type, event_at,"
                            + " received_at, delay_seconds, login, subscriber_id, attributes) select '"
                            + "x' || x, date '2026-11-20', x, 1, 1,"
                            + " timestamp with time zone '2026-11-20 12:00:05+00', timestamp with time zone '2026-11-20 12:00:05+00',"
                            + " 0, 'a', 1, " + octets() + " from " + series(12_000));

            assertThat(readAll(NOON.plusSeconds(60))).isEqualTo(12_000);
            assertThat(rows("select records from nas_flag_day where flag = 0")).containsExactly("12000");
        }

        @Test
        void tellsServicesFromTheSubscriberSession() throws SQLException {
            arrived("s1", null, START, 0, null, null);
            arrived("s1:1", TIERED, START, 0, null, null);
            arrived("s1", null, INTERIM, 60, 60L, 5000L);
            arrived("s1:1", TIERED, INTERIM, 60, 60L, 3000L);
            arrived("s1:2", "ghost", START, 0, null, null);

            readAll(NOON.plusSeconds(100));

            assertThat(usage()).containsExactly("0||60|5000", "0|" + TIERED + "|60|3000");
            assertThat(rows("select acct_session_id, flags from accounting_record where flags <> 0"))
                    .containsExactly("s1:2|" + RecordFlag.bits(EnumSet.of(RecordFlag.UNKNOWN_SERVICE)));
        }

        @Test
        void flagsRecords_andSumsTheFlagsUp() throws SQLException {
            arrived(INTERIM, 600, 600L, 4_294_967_290L);
            arrived(INTERIM, 1200, 1200L, 100L);
            arrived(STOP, 1300, 1300L, null);

            readAll(NOON.plusSeconds(1400));

            assertThat(rows("select flags from accounting_record order by event_at"))
                    .containsExactly(
                            "" + RecordFlag.bits(EnumSet.of(RecordFlag.UNKNOWN_SESSION)),
                            "" + RecordFlag.bits(EnumSet.of(RecordFlag.MISSING_GIGAWORDS)),
                            "" + RecordFlag.bits(EnumSet.of(RecordFlag.STOP_WITHOUT_COUNTERS)));
            assertThat(rows("select sum(output_octets), sum(inferred_octets) from usage_hour"))
                    .containsExactly("4294967396|106");
            TrustView trust = new TrustQueries(database)
                    .ofNas("bng1", LocalDate.parse("2026-11-20"))
                    .orElseThrow();
            assertThat(trust.total().records()).isEqualTo(3);
            assertThat(trust.total().score()).isEqualTo(80);
            assertThat(trust.total().reasons())
                    .extracting(TrustScore.Reason::flag)
                    .containsExactlyInAnyOrder(
                            RecordFlag.UNKNOWN_SESSION, RecordFlag.MISSING_GIGAWORDS, RecordFlag.STOP_WITHOUT_COUNTERS);
            assertThat(trust.days()).hasSize(1);
        }

        @Test
        void trustsANasOfWhichNothingWasHeard_andKnowsNoOther() {
            assertThat(new TrustQueries(database).ofNas("bng1", LocalDate.parse("2026-11-20")))
                    .hasValueSatisfying(
                            trust -> assertThat(trust.total().score()).isEqualTo(100));
            assertThat(new TrustQueries(database).ofNas("bng9", LocalDate.parse("2026-11-20")))
                    .isEmpty();
        }
    }

    /** Octets as a literal of the database. */
    abstract String octets();

    /** A table with the column x from 1 to a number. */
    abstract String series(int most);

    @Nested
    class Silence {

        private final Instant later = NOON.plus(Duration.ofHours(3));

        @BeforeEach
        void online() throws SQLException {
            arrived(START, 0, null, null);
            arrived(INTERIM, 600, 600L, 1000L);
            arrived(INTERIM, 1200, 1200L, 2000L);
            readAll(NOON.plusSeconds(1300));
            session("s1", NOON.plusSeconds(1200));
        }

        private void session(String acctSessionId, Instant lastSeen) throws SQLException {
            for (String table : List.of("subscriber_session", "service_session")) {
                boolean service = table.startsWith("service");
                change("insert into " + table
                        + " (id, nas_id, acct_session_id, subscriber_id, login, state, owner, started_at,"
                        + " start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,"
                        + " input_packets, output_packets" + (service ? ", service_id, activation, confirmed" : "")
                        + ") values ('01935a00-0000-7000-8000-00000000000" + (service ? 2 : 1) + "', 1, '"
                        + acctSessionId
                        + "', 1, 'client1@isp1.com', " + (service ? 3 : 1) + ", 1, "
                        + timestamp(NOON) + ", true, " + timestamp(NOON) + ", " + timestamp(lastSeen)
                        + ", false, 0, 0, 0, 0, 0"
                        + (service ? ", '', '" + TIERED + "', true" : "") + ")");
            }
        }

        private String timestamp(Instant at) {
            return "timestamp with time zone '"
                    + at.toString().replace('T', ' ').replace("Z", "+00") + "'";
        }

        private SilentSessions.Look look(Instant now) throws SQLException {
            tickedAt(now);
            return new SilentSessions(database, 3).look(micros(now));
        }

        private List<String> states() throws SQLException {
            return rows("select state, stop_cause, case when stopped_at = last_seen_at then 'then' else 'open' end"
                    + " from subscriber_session union all select state, stop_cause,"
                    + " case when stopped_at = last_seen_at then 'then' else 'open' end from service_session");
        }

        @Test
        void closesASession_asOfTheLastSignOfLife() throws SQLException {
            SilentSessions.Look look = look(later);

            assertThat(look.silent()).isEqualTo(1);
            assertThat(look.closed()).extracting(SessionPresence::open).containsExactly(false);
            assertThat(states()).containsExactly("3|SILENT|then", "5|SILENT|then");
        }

        @Test
        void isNotFeltBeforeThreeIntervals() throws SQLException {
            assertThat(look(NOON.plusSeconds(1200 + 1799)).silent()).isZero();
            assertThat(states()).containsExactly("1|null|open", "3|null|open");
        }

        @Test
        void isAsLongAsTheNasSays() throws SQLException {
            change("update nas set silence_seconds = 14400");

            assertThat(look(later).silent()).isZero();
            assertThat(look(NOON.plus(Duration.ofHours(30))).silent()).isEqualTo(1);
        }

        @Test
        void isNotWhatNobodyListenedTo() throws SQLException {
            change("update accounting_review set heard_since = " + micros(later.minusSeconds(60)));

            assertThat(new SilentSessions(database, 3).look(micros(later)).silent())
                    .isZero();
        }

        @Test
        void isBrokenByARecordOfAService() throws SQLException {
            change("update service_session set last_seen_at = " + timestamp(later.minusSeconds(60)));

            assertThat(look(later).silent()).isZero();
        }

        @Test
        void isNoticedFromNowOn_afterAnOutage() throws SQLException {
            tickedAt(NOON.minusSeconds(600));

            review().read(micros(NOON.plusSeconds(2000)));

            assertThat(rows("select heard_since from accounting_review"))
                    .containsExactly("" + micros(NOON.plusSeconds(2000)));
        }

        @Test
        void isNotInferred_whereNoIntervalIsKnown() throws SQLException {
            change("update session_reading set interval_seconds = 0");

            assertThat(look(later).silent()).isZero();
        }

        @Test
        void costsNothing_untilSomethingMayBeDue() throws SQLException {
            assertThat(look(NOON.plusSeconds(1199)).looked()).isZero();
        }

        @Test
        void forgetsAReading_whenNobodyWouldBelieveItsRecordsAnyMore() throws SQLException {
            arrived(STOP, 1500, 1500L, 3000L);
            readAll(NOON.plusSeconds(1600));

            look(NOON.plus(Duration.ofDays(8)));
            assertThat(rows("select count(*) from session_reading")).containsExactly("1");

            look(NOON.plus(Duration.ofDays(10)));
            assertThat(rows("select count(*) from session_reading")).containsExactly("0");
        }
    }

    @Nested
    class Queries {

        private EntityManagerFactory factory;

        private <T> T asked(Function<UsageQueries, T> question) throws SQLException {
            factory = PersistenceUnit.on(database);
            try {
                return question.apply(new UsageQueries(factory.createEntityManager()));
            } finally {
                factory.close();
            }
        }

        @BeforeEach
        void fill() throws SQLException {
            long noon = NOON.getEpochSecond() / 3600;
            for (int hour = 0; hour < 3; hour++) {
                for (int subscriber = 1; subscriber <= 2; subscriber++) {
                    for (String service : List.of("", TIERED)) {
                        change("insert into usage_hour values (" + (noon + hour) + ", " + subscriber + ", '" + service
                                + "', 60, 1, " + (100 * subscriber + hour) + ", 0, 0, 0)");
                    }
                }
            }
        }

        @Test
        void areOfTheTenantOnly() throws SQLException {
            List<UsageView> found = asked(usage -> usage.hours(
                            new UsageFilter(null, null, null, null), TenantScope.ofRetailer(2), PageRequest.first(100))
                    .items());

            assertThat(found).hasSize(6).extracting(UsageView::login).containsOnly("client2@isp2.com");
        }

        @Test
        void findALogin_aService_andATime() throws SQLException {
            UsageFilter filter =
                    new UsageFilter("client1@isp1.com", "tiered", NOON.plusSeconds(3700), NOON.plusSeconds(7200));

            List<UsageView> found = asked(usage ->
                    usage.hours(filter, TenantScope.ALL, PageRequest.first(100)).items());

            assertThat(found).singleElement().satisfies(hour -> {
                assertThat(hour.hour()).isEqualTo(NOON.plusSeconds(3600));
                assertThat(hour.used().outputOctets()).isEqualTo(101);
                assertThat(hour.service()).isEqualTo(TIERED);
            });
        }

        @Test
        void goOnWhereAPageEnded() throws SQLException {
            List<String> seen = asked(usage -> {
                List<String> all = new ArrayList<>();
                String cursor = null;
                do {
                    Page<UsageView> page = usage.hours(
                            new UsageFilter(null, null, null, null), TenantScope.ALL, new PageRequest(5, cursor));
                    page.items().forEach(hour -> all.add(hour.hour() + hour.login() + hour.service()));
                    cursor = page.next();
                } while (cursor != null);
                return all;
            });

            assertThat(seen).hasSize(12).doesNotHaveDuplicates();
            assertThatThrownBy(() -> asked(usage -> usage.hours(
                            new UsageFilter(null, null, null, null), TenantScope.ALL, new PageRequest(5, "%%%"))))
                    .isInstanceOf(InvalidCursor.class);
        }
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
