package io.sluice.ejb.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.dispatch.NasTarget;
import io.sluice.ejb.dispatch.NasTargets;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.session.ChangeDesk;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.ErrorCause;
import io.sluice.nas.MutexBy;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.Origin;
import io.sluice.operation.Wanted;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.KnownServices;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.threshold.LimitKeeping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looking at limits means, whatever the database. */
abstract class LimitEnforcerContract {

    private static final Instant EIGHT = Instant.parse("2026-01-01T08:00:00Z");
    private static final long ERX = 1;
    private static final long MIKROTIK = 2;
    private static final long THROTTLED = 4;
    private static final long MB = 1L << 20;

    private final Desk desk = new Desk();
    private final SettableClock clock = new SettableClock();
    private DataSource database;
    private LimitEnforcer enforcer;

    abstract DataSource database();

    @BeforeEach
    void open() throws SQLException {
        database = database();
        change(
                "delete from service_session",
                "delete from subscriber_session",
                "delete from limit_event",
                "delete from quota",
                "delete from change_log",
                "delete from subscriber",
                "delete from retailer",
                "insert into retailer (id, name, zone, version) values (1, 'quota-isp', 'Europe/Berlin', 0)",
                "insert into subscriber (id, retailer_id, kind, name, login, status, version)"
                        + " values (7, 1, 'RESIDENTIAL', 'client1', 'client1@isp1.com', 'ACTIVE', 0)");
        change("update business_clock set offset_milliseconds = 0");
        enforcer = enforcer();
    }

    private LimitEnforcer enforcer() {
        NasTargets nases =
                new NasTargets(() -> List.of(nas(ERX, DialectName.ERX), nas(MIKROTIK, DialectName.MIKROTIK)));
        nases.reload();
        KnownServices services = new KnownServices()
                .with(3, "gold", ServiceTerms.of(StatisticsMode.TIME_VOLUME))
                .with(
                        THROTTLED,
                        "fast",
                        ServiceTerms.of(StatisticsMode.TIME_VOLUME)
                                .limitedTo(
                                        new ServiceLimits(null, null, StatisticsMode.TIME_VOLUME, null),
                                        LimitAction.switchingTo("slow").notifying(80)));
        LimitPolicy policy = new LimitPolicy(
                nases,
                new Dialects(RadiusDictionary.builtIn()),
                services,
                new ThresholdSettings(LimitKeeping.BINARY_MEGABYTE));
        BusinessClock business = new BusinessClock(database, clock);
        business.reload();
        return new LimitEnforcer(
                database, policy, desk, business, clock, new SessionIds(), new ChangeLog(database, clock));
    }

    private static NasTarget nas(long id, DialectName dialect) {
        return new NasTarget(id, "bng" + id, dialect, null, Confirmation.ACK, MutexBy.SLUICE, "10.0.0.2", null, false);
    }

    /** Notes what is ordered, and objects where it was told to. */
    private static final class Desk implements ChangeDesk {

        private final List<ChangeOrder> orders = new ArrayList<>();
        private @Nullable String refused;

        @Override
        public List<ChangeObjection> objectionsTo(ChangeOrder order) {
            return order.draft().start().stream()
                            .anyMatch(each -> each.activation().equals(refused))
                    ? List.of(ChangeObjection.whole(ErrorCause.UNSUPPORTED_SERVICE, "there is no service"))
                    : List.of();
        }

        @Override
        public List<Operation> take(List<ChangeOrder> taken) {
            orders.addAll(taken);
            return taken.stream()
                    .map(order -> Operation.ordered(
                            UUID.randomUUID(),
                            order.session().key(),
                            order.lane(),
                            order.origin(),
                            Wanted.stop("any"),
                            EIGHT,
                            EIGHT))
                    .toList();
        }
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** A running service that began at eight, and has to be looked at so many seconds later. */
    private UUID running(long nas, String session, Long timeout, Long volume, long octets, long dueAfter)
            throws SQLException {
        return running(nas, session, 3, 3, timeout, volume, octets, dueAfter);
    }

    private UUID running(
            long nas, String session, int state, long version, Long timeout, Long volume, long octets, long dueAfter)
            throws SQLException {
        UUID id = UUID.randomUUID();
        change("insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state, owner,"
                + " started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets,"
                + " output_octets, input_packets, output_packets) values ('" + UUID.randomUUID() + "', " + nas + ", '"
                + session + "', 7, 'client1@isp1.com', 1, 1, '2026-01-01 08:00:00+00', true, '2026-01-01 08:00:00+00',"
                + " '2026-01-01 08:00:00+00', false, 0, 0, 0, 0, 0)");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into service_session (id, nas_id, acct_session_id, service_id, subscriber_id, login,"
                                + " activation, state, confirmed, owner, started_at, start_seen, first_seen_at,"
                                + " last_seen_at, stop_seen, session_time, input_octets, output_octets, input_packets,"
                                + " output_packets, statistics, service_version_id, timeout_seconds, volume_megabytes,"
                                + " limited_since, limit_due_at) values (?, ?, ?, '1', 7, 'client1@isp1.com', 'gold',"
                                + " ?, true, 1, ?, true, ?, ?, false, 0, 0, ?, 0, 0, 'TIME_VOLUME', ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setLong(2, nas);
            insert.setString(3, session);
            insert.setInt(4, state);
            insert.setTimestamp(5, Timestamp.from(EIGHT));
            insert.setTimestamp(6, Timestamp.from(EIGHT));
            insert.setTimestamp(7, Timestamp.from(EIGHT.plusSeconds(71)));
            insert.setLong(8, octets);
            insert.setLong(9, version);
            insert.setObject(10, timeout);
            insert.setObject(11, volume);
            insert.setTimestamp(12, Timestamp.from(EIGHT));
            insert.setTimestamp(13, Timestamp.from(EIGHT.plusSeconds(dueAfter)));
            insert.executeUpdate();
        }
        return id;
    }

    private int lookAfter(long seconds) {
        clock.set(EIGHT.plusSeconds(seconds));
        return enforcer.enforce();
    }

    private List<String> texts(String select) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Instant dueAt() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select limit_due_at from service_session")) {
            rows.next();
            Timestamp at = rows.getTimestamp(1);
            return at == null ? Instant.MIN : at.toInstant();
        }
    }

    @Test
    void ordersTheEndOfWhatIsDue_andNothingElse() throws SQLException {
        running(MIKROTIK, "due", 18_000L, null, 0, 18_000);
        running(MIKROTIK, "later", 18_001L, null, 0, 18_001);

        int looked = lookAfter(18_000);

        assertThat(looked).isEqualTo(1);
        assertThat(desk.orders).hasSize(1);
        ChangeOrder order = desk.orders.get(0);
        assertThat(order.session().key().acctSessionId()).isEqualTo("due");
        assertThat(order.draft().stop()).containsExactly("gold");
        assertThat(order.lane()).isEqualTo(Lane.THRESHOLD);
        assertThat(order.origin()).isEqualTo(Origin.TIME_THRESHOLD);
        assertThat(texts("select kind from limit_event order by id")).containsExactly("REACHED", "STOPPED");
        assertThat(lookAfter(18_000)).isZero();
    }

    @Test
    void leavesARouterAMinute() throws SQLException {
        running(ERX, "native", 18_000L, null, 0, 18_000);

        lookAfter(18_000);

        assertThat(desk.orders).isEmpty();
        assertThat(dueAt()).isEqualTo(EIGHT.plusSeconds(18_060));
        lookAfter(18_060);
        assertThat(desk.orders).hasSize(1);
        assertThat(dueAt()).isEqualTo(EIGHT.plusSeconds(18_120));
    }

    @Test
    void stopsAVolumeAtTheEndOfItsPeriod() throws SQLException {
        running(MIKROTIK, "volume", null, 100L, 101 * MB, -1);

        lookAfter(72);

        assertThat(desk.orders).isEmpty();
        assertThat(dueAt()).isEqualTo(EIGHT.plusSeconds(80));
        lookAfter(80);
        assertThat(desk.orders).singleElement().satisfies(order -> assertThat(order.origin())
                .isEqualTo(Origin.VOLUME_THRESHOLD));
        assertThat(texts("select used - limited_to from limit_event where kind = 'REACHED'"))
                .containsExactly(String.valueOf(MB));
    }

    @Test
    void switchesToAnother_andStopsTheFirstInTheSameOrder() throws SQLException {
        running(MIKROTIK, "throttled", 3, THROTTLED, null, 100L, 100 * MB, -1);

        lookAfter(80);

        assertThat(desk.orders).singleElement().satisfies(order -> {
            assertThat(order.draft().start().get(0).activation()).isEqualTo("slow");
            assertThat(order.draft().stop()).containsExactly("gold");
        });
        assertThat(texts("select kind from limit_event order by id")).containsExactly("NEAR", "REACHED", "SWITCHED");
    }

    @Test
    void stopsWhatCannotBeSwitched_andSaysSo() throws SQLException {
        desk.refused = "slow";
        running(MIKROTIK, "throttled", 3, THROTTLED, null, 100L, 100 * MB, -1);

        lookAfter(80);

        assertThat(desk.orders)
                .singleElement()
                .satisfies(order -> assertThat(order.draft().start()).isEmpty());
        assertThat(texts("select detail from limit_event where kind = 'POWERLESS'"))
                .containsExactly("cannot switch to slow: there is no service");
    }

    @Test
    void looksNoMoreAtWhatIsOver() throws SQLException {
        running(MIKROTIK, "over", 5, 3, 18_000L, null, 0, 18_000);

        lookAfter(18_000);

        assertThat(desk.orders).isEmpty();
        assertThat(dueAt()).isEqualTo(Instant.MIN);
    }

    @Test
    void leavesToAnotherWhatItLooksAt() throws SQLException {
        running(MIKROTIK, "claimed", 18_000L, null, 0, 18_000);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            List<LimitedRow> claimed = new LimitRows(other).claim(EIGHT.plusSeconds(18_000), 10);

            int looked = lookAfter(18_000);

            assertThat(claimed).hasSize(1);
            assertThat(looked).isZero();
            other.rollback();
        }
        assertThat(lookAfter(18_000)).isEqualTo(1);
    }

    @Test
    void goesByTheBusinessClock() throws SQLException {
        running(MIKROTIK, "ahead", 18_000L, null, 0, 18_000);
        change("update business_clock set offset_milliseconds = "
                + Duration.ofHours(5).toMillis());
        enforcer = enforcer();

        assertThat(enforcer.isDoneUntil(EIGHT.plusSeconds(17_999))).isTrue();
        assertThat(enforcer.isDoneUntil(EIGHT.plusSeconds(18_000))).isFalse();
        assertThat(lookAfter(0)).isEqualTo(1);
        assertThat(desk.orders).hasSize(1);
    }

    /** A quota of 100 MB a day, of which so much is used, and that ends at midnight in Berlin. */
    private void quota(long used, String action, String resetsAt) throws SQLException {
        change(
                "insert into quota (id, subscriber_id, name, service, period, reset_day, zone, octets, limit_action, extra,"
                        + " used, told, used_up, period_started_at, resets_at, version) values (9, 7, 'day', null, 'DAY', 1,"
                        + " 'Europe/Berlin', " + 100 * MB + ", '" + action + "', 0, " + used
                        + ", 0, false, '2025-12-31 23:00:00+00', '" + resetsAt + "', 0)");
    }

    private void sharing(String session, long octets, int state) throws SQLException {
        UUID id = running(MIKROTIK, session, state, 3, null, null, octets, -1);
        change("update service_session set quota_id = 9, quota_counted = 0 where id = '" + id + "'");
    }

    @Test
    void actsOnAllThatShareAQuota() throws SQLException {
        quota(0, "DEACTIVATE", "2026-01-01 23:00:00+00");
        sharing("one", 60 * MB, 3);
        sharing("two", 30 * MB, 3);

        assertThat(lookAfter(60)).isEqualTo(2);

        assertThat(desk.orders).isEmpty();
        assertThat(texts("select used from quota")).containsExactly(String.valueOf(90 * MB));
        change("update service_session set output_octets = output_octets + " + 10 * MB
                + ", limit_due_at = '2026-01-01 08:00:00+00' where acct_session_id = 'two'");
        assertThat(lookAfter(70)).isEqualTo(1);
        assertThat(lookAfter(71)).as("the other one is looked at too").isEqualTo(1);
        assertThat(desk.orders)
                .extracting(order -> order.session().key().acctSessionId())
                .containsExactlyInAnyOrder("one", "two");
        assertThat(texts("select subject from change_log where topic = 'SUBSCRIBER'"))
                .containsExactly("7");
        assertThat(texts("select name from quota where used_up")).containsExactly("day");
    }

    @Test
    void countsWhatAServiceToldLast_onceItIsOver() throws SQLException {
        quota(0, "NOTIFY", "2026-01-01 23:00:00+00");
        sharing("over", 7 * MB, 5);

        lookAfter(60);
        change("update service_session set limit_due_at = '2026-01-01 08:00:00+00'");
        lookAfter(61);

        assertThat(texts("select used from quota")).containsExactly(String.valueOf(7 * MB));
    }

    @Test
    void tellsOnly_whereThatIsAll() throws SQLException {
        quota(99 * MB, "NOTIFY", "2026-01-01 23:00:00+00");
        sharing("told", 2 * MB, 3);

        lookAfter(60);

        assertThat(desk.orders).isEmpty();
        assertThat(texts("select kind from limit_event")).containsExactly("REACHED");
    }

    @Test
    void beginsAnew_whenThePeriodTurns() throws SQLException {
        quota(100 * MB, "DEACTIVATE", "2026-01-01 07:00:00+00");
        change("update quota set used_up = true");
        clock.set(EIGHT);

        assertThat(enforcer.turnQuotas()).isEqualTo(1);

        assertThat(enforcer.turnQuotas()).isZero();
        assertThat(texts("select used from quota where not used_up")).containsExactly("0");
        assertThat(texts("select subject from change_log where topic = 'SUBSCRIBER'"))
                .containsExactly("7");
        assertThat(enforcer.isDoneUntil(Instant.parse("2026-01-01T22:59:59Z"))).isTrue();
        assertThat(enforcer.isDoneUntil(Instant.parse("2026-01-01T23:00:00Z"))).isFalse();
    }
}
