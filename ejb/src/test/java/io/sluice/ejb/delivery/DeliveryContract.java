package io.sluice.ejb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.delivery.FakeServers.Request;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.nas.IpAddress;
import io.sluice.nas.Protection;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What delivering accounting to retailers' servers means, whatever the database. */
abstract class DeliveryContract {

    private static final int START = 1;
    private static final int STOP = 2;
    private static final int INTERIM = 3;
    private static final long ISP1 = 1;
    private static final UpstreamTerms TERMS = new UpstreamTerms(2, 3, false, true, Protection.REQUIRE);
    private static final DeliverySettings SETTINGS = new DeliverySettings(64, 1_000, Duration.ofHours(1));

    private final SettableClock clock = new SettableClock();
    private final List<Upstream> servers = new ArrayList<>();
    private final UpstreamDirectory directory =
            new UpstreamDirectory(() -> new UpstreamDirectory.Snapshot(Map.of(), servers), clock);
    private DataSource database;
    private DeliveryRows rows;
    private DeliveringNode node;

    /** The database of this class, with our tables. */
    abstract DataSource database();

    @BeforeEach
    void open() throws SQLException {
        database = database();
        rows = new DeliveryRows(database);
        change("delete from accounting_delivery");
        change("delete from accounting_lease");
        change("delete from retailer");
        change("insert into retailer (id, name, zone, version) values (1, 'isp1', 'UTC', 0)");
        server("main-1", UpstreamPlace.MAIN, 1, 2813);
        node = node("a", SETTINGS);
    }

    private DeliveringNode node(String name, DeliverySettings settings) {
        return new DeliveringNode(database, clock, directory, name, settings);
    }

    private void server(String name, String group, int rank, int port) {
        UpstreamPlace place = new UpstreamPlace(IpAddress.of("127.0.0.1"), port, group, rank);
        servers.add(new Upstream(port, ISP1, name, UpstreamKind.ACCT, place, FakeServers.SECRET, TERMS));
        directory.reload();
    }

    // --- doing

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> read(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private NewDelivery record(String group, String session, String record, int status) {
        byte[] attributes = new PacketWriter()
                .begin(PacketCode.ACCOUNTING_REQUEST, 0)
                .unsigned(StandardAttributes.ACCT_STATUS_TYPE, status)
                .text(StandardAttributes.ACCT_SESSION_ID, record)
                .toAttributes();
        boolean ends = status == STOP && session.equals(record);
        return new NewDelivery(
                ISP1,
                group,
                new SessionKey(1, session),
                record,
                "client1@isp1.com",
                7,
                status,
                null,
                ends,
                clock.instant(),
                clock.instant(),
                0,
                attributes,
                null);
    }

    private NewDelivery record(String session, int status) {
        return record(UpstreamPlace.MAIN, session, session, status);
    }

    private void make(NewDelivery... deliveries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            rows.insert(connection, List.of(deliveries));
        }
    }

    private static List<String> texts(List<Request> requests) {
        return requests.stream().map(Request::text).toList();
    }

    private List<String> waiting() throws SQLException {
        return read("select record_session_id from accounting_delivery where open order by id");
    }

    @Nested
    class Order {

        @Test
        void keepsTheRecordsOfASession_eachAfterTheAnswerToTheFormer() throws SQLException {
            make(record("s1", START), record("s1", INTERIM), record("s2", START));

            node.sweep();
            List<Request> first = node.servers.take();
            node.pass(Duration.ofSeconds(1));

            assertThat(texts(first)).containsExactly("s1 1", "s2 1");
            assertThat(node.servers.take()).isEmpty();
            first.get(0).isAnswered();
            node.settle();
            assertThat(texts(node.servers.take())).containsExactly("s1 3");
        }

        @Test
        void putsServicesBeforeTheirSubscriber_evenIfTheyWereMadeLater() throws SQLException {
            make(record("s1", STOP));
            make(record(UpstreamPlace.MAIN, "s1", "s1:000001", STOP));
            make(record(UpstreamPlace.MAIN, "s1", "s1:000002", STOP));

            node.sweep();
            List<Request> all = node.answerAll();
            node.pass(Delivery.HELD_BEFORE_END);
            all.addAll(node.answerAll());

            assertThat(texts(all)).containsExactly("s1:000001 2", "s1:000002 2", "s1 2");
        }

        @Test
        void putsServicesBeforeTheirSubscriber_whenOneTransactionMakesThemTheOtherWayRound() throws SQLException {
            make(record("s1", STOP), record(UpstreamPlace.MAIN, "s1", "s1:000001", STOP));

            assertThat(waiting()).containsExactly("s1:000001", "s1");
        }

        @Test
        void isKeptWhenALowerNumberIsCommittedLate() throws SQLException {
            make(record("s1", START));
            change("update accounting_delivery set id = 1000000");
            node.sweep();
            node.answerAll();
            make(record("s2", START));

            node.pass(Duration.ofSeconds(1));

            assertThat(texts(node.answerAll())).containsExactly("s2 1");
        }
    }

    @Nested
    class Answers {

        @Test
        void endARecord_andNameWhoAnswered() throws SQLException {
            make(record("s1", START));

            node.sweep();
            node.answerAll();

            assertThat(waiting()).isEmpty();
            assertThat(read("select server from accounting_delivery where state = 2"))
                    .containsExactly("main-1");
        }

        @Test
        void areForgottenAfterAWhile() throws SQLException {
            make(record("s1", START));
            node.sweep();
            node.answerAll();

            node.pass(Duration.ofMinutes(59));
            assertThat(read("select count(*) from accounting_delivery")).containsExactly("1");
            node.pass(Duration.ofMinutes(2));

            assertThat(read("select count(*) from accounting_delivery")).containsExactly("0");
        }

        @Test
        void areNeededOfEachGroup() throws SQLException {
            server("copy-1", "copy", 1, 3813);
            make(record(UpstreamPlace.MAIN, "s1", "s1", START), record("copy", "s1", "s1", START));

            node.sweep();
            List<Request> both = node.servers.take();
            both.stream().filter(each -> each.port() == 2813).forEach(Request::isAnswered);
            node.settle();

            assertThat(both).extracting(Request::port).containsExactlyInAnyOrder(2813, 3813);
            assertThat(read("select copy_group from accounting_delivery where open"))
                    .containsExactly("copy");
        }
    }

    @Nested
    class Silence {

        @Test
        void hasTheNextServerAsked_withANewRequestThatTellsOfTheDelay() throws SQLException {
            server("main-2", UpstreamPlace.MAIN, 2, 2913);
            make(record("s1", START));
            node.sweep();
            Request first = node.servers.take().get(0);
            node.pass(Duration.ofSeconds(14));

            first.isNotAnswered();
            node.settle();
            Request second = node.servers.take().get(0);

            assertThat(first.port()).isEqualTo(2813);
            assertThat(first.delay()).isZero();
            assertThat(second.port()).isEqualTo(2913);
            assertThat(second.delay()).isEqualTo(14);
            assertThat(second.identifier()).isNotEqualTo(first.identifier());
            assertThat(second.authenticator()).isNotEqualTo(first.authenticator());
        }

        @Test
        void ofAllServersIsWaitedOut_withOneRecordAtATimeAndLongerPauses() throws SQLException {
            make(record("s1", START), record("s2", START), record("s3", START));
            node.sweep();
            node.servers.take().forEach(Request::isNotAnswered);
            node.settle();

            int tries = 0;
            for (int second = 0; second < 600; second++) {
                node.pass(Duration.ofSeconds(1));
                List<Request> some = node.servers.take();
                assertThat(some).hasSizeLessThanOrEqualTo(1);
                some.forEach(Request::isNotAnswered);
                node.settle();
                tries += some.size();
            }

            assertThat(tries).isBetween(18, 26);
            assertThat(waiting()).containsExactly("s1", "s2", "s3");
        }

        @Test
        void ofAnHourLosesNothing_andEndsWithoutAStorm() throws SQLException {
            for (int i = 0; i < 300; i++) {
                make(record("s" + i, STOP));
            }
            node.pass(Duration.ofSeconds(2));
            for (int minute = 0; minute < 60; minute++) {
                node.servers.take().forEach(Request::isNotAnswered);
                node.settle();
                clock.advance(Duration.ofSeconds(58));
                node.pass(Duration.ofSeconds(2));
            }

            Request probe = node.servers.take().get(0);
            probe.isAnswered();
            node.settle();
            List<Request> next = node.servers.take();

            assertThat(probe.delay()).isBetween(3_500L, 3_700L);
            assertThat(next.size()).isBetween(2, 16);
            next.forEach(Request::isAnswered);
            node.settle();
            node.answerAll();
            assertThat(waiting()).isEmpty();
        }

        @Test
        void aboutOneRecordHoldsUpItsSessionAndNobodyElse() throws SQLException {
            make(record("s1", START), record("s1", STOP), record("s2", START));
            node.sweep();
            List<Request> both = node.servers.take();
            clock.advance(Duration.ofSeconds(3));
            both.get(1).isAnswered();
            node.settle();
            make(record("s3", START));
            node.sweep();
            node.answerAll();

            both.get(0).isNotAnswered();
            node.settle();
            make(record("s4", START));
            node.pass(Duration.ofMillis(500));

            assertThat(texts(node.answerAll())).containsExactly("s4 1");
            node.pass(Duration.ofSeconds(2));
            assertThat(texts(node.answerAll())).startsWith("s1 1");
        }
    }

    @Nested
    class Nodes {

        @Test
        void sendOneAtATime() throws SQLException {
            DeliveringNode other = node("b", SETTINGS);
            make(record("s1", START));

            node.sweep();
            other.sweep();

            assertThat(node.servers.take()).hasSize(1);
            assertThat(other.servers.take()).isEmpty();
        }

        @Test
        void goOnForOneThatDied() throws SQLException {
            DeliveringNode other = node("b", SETTINGS);
            make(record("s1", START), record("s1", INTERIM));
            node.sweep();
            node.servers.take().get(0).isAnswered();
            node.settle();
            change("update accounting_lease set valid_until = current_timestamp - interval '1' second");

            clock.advance(Duration.ofSeconds(7));
            other.sweep();

            assertThat(texts(other.answerAll())).containsExactly("s1 3");
            assertThat(waiting()).isEmpty();
        }

        @Test
        void sendNothingMore_onceTheyMayHaveLostTheLease() throws SQLException {
            make(record("s1", START), record("s1", INTERIM));
            node.sweep();
            Request out = node.servers.take().get(0);

            clock.advance(Duration.ofSeconds(6));
            out.isAnswered();
            node.settle();

            assertThat(node.servers.take()).isEmpty();
        }

        @Test
        void letGoWhenTheyStop() throws SQLException {
            make(record("s1", START));
            node.sweep();
            node.stop();

            node("b", SETTINGS).sweep();

            assertThat(read("select owner from accounting_lease")).containsExactly("b");
        }
    }

    @Nested
    class Bounds {

        @Test
        void costTheOldestInterimRecords_andNeverAStartOrStop() throws SQLException {
            DeliveringNode small = node("a", new DeliverySettings(1, 4, Duration.ofHours(1)));
            make(record("s1", START), record("s1", INTERIM), record("s2", STOP), record("s3", INTERIM));
            make(record("s4", STOP), record("s5", INTERIM));

            small.pass(Duration.ofSeconds(11));

            assertThat(waiting()).containsExactlyInAnyOrder("s1", "s2", "s4", "s5");
            assertThat(read("select record_session_id from accounting_delivery where state = 3 order by id"))
                    .containsExactly("s1", "s3");
            assertThat(small.counts.shed()).isEqualTo(2);
        }

        @Test
        void letMoreStopsWaitThanTheyAllow() throws SQLException {
            DeliveringNode small = node("a", new DeliverySettings(1, 2, Duration.ofHours(1)));
            make(record("s1", STOP), record("s2", STOP), record("s3", STOP));

            small.pass(Duration.ofSeconds(11));

            assertThat(waiting()).hasSize(3);
        }

        @Test
        void ofAPacketAreToldAndHoldNobodyUp() throws SQLException {
            NewDelivery sound = record("s1", START);
            byte[] huge = new byte[4_080];
            for (int at = 0; at + 255 <= huge.length; at += 255) {
                huge[at] = 11;
                huge[at + 1] = (byte) 255;
            }
            make(new NewDelivery(
                    ISP1,
                    sound.group(),
                    sound.session(),
                    "s1",
                    "client1@isp1.com",
                    7,
                    START,
                    null,
                    false,
                    clock.instant(),
                    clock.instant(),
                    0,
                    huge,
                    null));
            make(record("s1", STOP));

            node.pass(Duration.ofSeconds(2));

            assertThat(texts(node.answerAll())).containsExactly("s1 2");
            assertThat(read("select detail from accounting_delivery where state = 4"))
                    .singleElement()
                    .asString()
                    .contains("4096");
        }
    }
}
