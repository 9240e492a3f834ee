package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.nas.Confirmation;
import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Wanted;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
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
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What dispatching means, whatever the database. */
abstract class DispatchContract {

    private static final ServiceLimits COUNTED = new ServiceLimits(null, null, StatisticsMode.TIME, null);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final SettableClock clock = new SettableClock();
    private final SessionIds ids = new SessionIds(new Random(1)::nextLong);
    private long micros;
    private DataSource database;
    private Node node;

    /** The database of this class, with our tables. */
    abstract DataSource database();

    @BeforeEach
    void open() throws SQLException {
        database = database();
        change("delete from operation");
        change("delete from service_session");
        change("delete from subscriber_session");
        change("delete from nas_lease");
        change("delete from service_version");
        change("delete from service_definition");
        change("delete from nas");
        change("insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version)"
                + " values (1, 'bng1', 'ERX', 'ACK', 'SLUICE', 0, 0)");
        change("insert into service_definition (id, name, version) values (1, 'gold', 0)");
        change("insert into service_definition (id, name, version) values (2, 'silver', 0)");
        version(1, 12);
        version(2, 12);
        node = node("a");
    }

    private void version(long id, int group) throws SQLException {
        change("insert into service_version (id, service_id, number, mutex_group, statistics, interface_type,"
                + " required_at_login, authorization_by, created_at) values (" + id + ", " + id + ", 1, " + group
                + ", 'NONE', 'IPV4', false, 'NONE', current_timestamp)");
    }

    private Node node(String name) {
        return new Node(database, clock, name, 64);
    }

    // --- doing

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> read(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(" ", columns));
            }
        }
        return rows;
    }

    private void session(String acctSessionId) throws SQLException {
        change(
                "insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state, owner, started_at,"
                        + " start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,"
                        + " input_packets, output_packets) values ('" + newId() + "', 1, '" + acctSessionId
                        + "', 7, 'client1@isp1.com', 1, 1, current_timestamp, true, current_timestamp, current_timestamp, false,"
                        + " 0, 0, 0, 0, 0)");
    }

    private UUID newId() {
        return ids.next(1_700_000_000_000_000L + micros++);
    }

    private ServiceTarget service(String activation, Long version) {
        return new ServiceTarget(newId(), activation, COUNTED, version);
    }

    private UUID order(String acctSessionId, Lane lane, Wanted wanted) throws SQLException {
        return order(acctSessionId, lane, wanted, clock.instant().plus(PATIENCE));
    }

    private UUID order(String acctSessionId, Lane lane, Wanted wanted, Instant giveUpAt) throws SQLException {
        UUID id = newId();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into operation (id, nas_id,"
                        + " acct_session_id, subscriber_session_id, subscriber_id, login, lane, origin, wanted, ordered_at,"
                        + " due_at, give_up_at, open, state) values (?, 1, ?, ?, 7, 'client1@isp1.com', ?, 2, ?, ?, ?, ?,"
                        + " true, 1)")) {
            insert.setObject(1, id);
            insert.setString(2, acctSessionId);
            insert.setObject(3, newId());
            insert.setInt(4, lane.code());
            insert.setString(5, wanted.text());
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.setTimestamp(7, Timestamp.from(clock.instant()));
            insert.setTimestamp(8, Timestamp.from(giveUpAt));
            insert.executeUpdate();
        }
        return id;
    }

    private UUID orderStart(String acctSessionId, String activation) throws SQLException {
        return order(acctSessionId, Lane.PERSON, Wanted.start(service(activation, null)));
    }

    private void active(String acctSessionId, String activation, long version) throws SQLException {
        change("insert into service_session (id, nas_id, acct_session_id, service_id, subscriber_id, login, activation,"
                + " service_version_id, state, confirmed, owner, started_at, start_seen, first_seen_at, last_seen_at,"
                + " stop_seen, session_time, input_octets, output_octets, input_packets, output_packets) values ('"
                + newId() + "', 1, '" + acctSessionId + "', '1', 7, 'client1@isp1.com', '" + activation + "', "
                + version
                + ", 3, true, 1, current_timestamp, true, current_timestamp, current_timestamp, false, 0, 0, 0, 0, 0)");
    }

    private FakeConnector.Request only(Node of) {
        List<FakeConnector.Request> sent = of.connector.takeSent();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private OperationState state(UUID operation) throws SQLException {
        return OperationState.of(Integer.parseInt(read("select state from operation where id = '" + operation + "'")
                .get(0)));
    }

    private String services() throws SQLException {
        return String.join(
                ", ", read("select activation, state, stop_cause from service_session order by activation, state"));
    }

    @Nested
    class OneOperation {

        @Test
        void isStoredBeforeItLeaves_andEndsWithTheAck() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "tiered(1280000, 5120000)");

            node.sweep();

            FakeConnector.Request request = only(node);
            assertThat(request.packet().text(ErxAttributes.ACTIVATE_SERVICE).orElseThrow())
                    .endsWith("tiered(1280000, 5120000)");
            assertThat(request.packet().unsigned(StandardAttributes.EVENT_TIMESTAMP, 0))
                    .isEqualTo(clock.instant().getEpochSecond());
            assertThat(read("select state, phase, source_port, identifier, event_timestamp, open from operation"))
                    .containsExactly("2 1 40000 0 " + clock.instant().getEpochSecond() + " true");
            assertThat(services()).isEqualTo("tiered(1280000, 5120000) 2 null");

            request.isAcknowledged();
            node.settle();

            assertThat(state(id)).isEqualTo(OperationState.DONE);
            assertThat(services()).isEqualTo("tiered(1280000, 5120000) 3 null");
            assertThat(read("select open, answerable, error_cause, transmissions, fence from operation"))
                    .containsExactly("false true null 1 1");
        }

        @Test
        void fails_withTheNasesErrorCause() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            node.sweep();

            only(node).isRefused(405);
            node.settle();
            assertThat(read("select answerable, error_cause from operation")).containsExactly("true 405");

            // A JunosE router may have started it all the same.
            FakeConnector.Request undo = only(node);
            assertThat(undo.packet().text(ErxAttributes.DEACTIVATE_SERVICE)).contains("gold");
            undo.isAcknowledged();
            node.settle();
            assertThat(state(id)).isEqualTo(OperationState.FAILED);
            assertThat(services()).isEqualTo("gold 6 FAILED_ACTIVATION");
        }

        @Test
        @Tag("acceptance")
        @DisplayName("acceptance 17: NAK 503 makes the session stale")
        void makesTheSessionStale_whenTheNasDoesNotKnowIt() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();

            only(node).isRefused(503);
            node.settle();

            assertThat(read("select state from subscriber_session")).containsExactly("2");
        }

        @Test
        @Tag("acceptance")
        @DisplayName("acceptance 17: no answer is tried again, then undone")
        void isSentAgain_thenUndone_whenTheNasNeverAnswers() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            node.sweep();
            node.pass(Duration.ofSeconds(30));

            only(node).isNotAnswered();
            node.settle();

            FakeConnector.Request undo = only(node);
            assertThat(undo.packet().has(ErxAttributes.DEACTIVATE_SERVICE)).isTrue();
            assertThat(read("select answerable, error_cause from operation")).containsExactly("true 505");
            undo.isAcknowledged();
            node.settle();
            assertThat(state(id)).isEqualTo(OperationState.EXPIRED);
            assertThat(services()).isEqualTo("gold 6 FAILED_ACTIVATION");
        }

        @Test
        void activatesBeforeItDeactivates_inAMutexGroup() throws SQLException {
            session("s1");
            active("s1", "silver", 2);
            order("s1", Lane.PERSON, Wanted.start(service("gold", 1L)));
            node.sweep();

            FakeConnector.Request first = only(node);
            assertThat(first.packet().has(ErxAttributes.ACTIVATE_SERVICE)).isTrue();
            assertThat(first.packet().has(ErxAttributes.DEACTIVATE_SERVICE)).isFalse();
            first.isAcknowledged();
            node.settle();

            FakeConnector.Request second = only(node);
            assertThat(second.packet().text(ErxAttributes.DEACTIVATE_SERVICE)).contains("silver");
            assertThat(services()).isEqualTo("gold 3 null, silver 4 null");
            second.isAcknowledged();
            node.settle();
            assertThat(services()).isEqualTo("gold 3 null, silver 5 MUTEX");
        }

        @Test
        @Tag("acceptance")
        @DisplayName("acceptance 17: a NAK without Error-Cause fails with an unknown cause")
        void fails_withoutErrorCause() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();

            only(node).isRefused();
            node.settle();

            assertThat(read("select answerable, error_cause from operation")).containsExactly("true 0");
            assertThat(read("select state from subscriber_session")).containsExactly("1");
        }

        @Test
        void isSentAtOnce_whereNoSweepRuns() throws SQLException {
            session("s1");
            orderStart("s1", "gold");

            node.dispatcher.ordered(Set.of(1L));
            node.settle();

            only(node);
        }

        @Test
        void disconnects() throws SQLException {
            session("s1");
            UUID id = order("s1", Lane.PERSON, Wanted.toDisconnect());
            node.sweep();

            FakeConnector.Request request = only(node);
            assertThat(request.packet().code()).isEqualTo(PacketCode.DISCONNECT_REQUEST);
            request.isAcknowledged();
            node.settle();

            assertThat(state(id)).isEqualTo(OperationState.DONE);
        }

        @Test
        void isCancelled_whenItsSessionHasEnded() throws SQLException {
            session("s1");
            UUID waiting = orderStart("s1", "gold");
            change("update subscriber_session set state = 3");

            node.sweep();

            assertThat(node.connector.takeSent()).isEmpty();
            assertThat(state(waiting)).isEqualTo(OperationState.CANCELLED);
        }

        @Test
        void isCancelledUnderWay_whenItsSessionEnds() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            node.sweep();
            FakeConnector.Request request = only(node);
            change("update subscriber_session set state = 3");

            node.sweep();

            assertThat(state(id)).isEqualTo(OperationState.CANCELLED);
            request.isAcknowledged();
            node.settle();
            assertThat(state(id)).isEqualTo(OperationState.CANCELLED);
        }

        @Test
        void expires_whenItsTurnNeverCame() throws SQLException {
            session("s1");
            UUID id = order(
                    "s1",
                    Lane.BULK,
                    Wanted.start(service("gold", null)),
                    clock.instant().minusSeconds(1));

            node.sweep();

            assertThat(state(id)).isEqualTo(OperationState.EXPIRED);
            assertThat(node.connector.takeSent()).isEmpty();
        }

        @Test
        void isActivatedAgain_afterItWasStopped_withoutAnyRecord() throws SQLException {
            session("s1");
            for (int i = 0; i < 2; i++) {
                orderStart("s1", "gold");
                node.sweep();
                node.acknowledgeAll();
                order("s1", Lane.PERSON, Wanted.stop("gold"));
                node.sweep();
                node.acknowledgeAll();
            }

            assertThat(services()).isEqualTo("gold 5 COA, gold 5 COA");
        }
    }

    @Nested
    class OfARemovedNas {

        @Test
        void areEnded_waitingOrUnderWay() throws SQLException {
            session("s1");
            session("s2");
            UUID underWay = orderStart("s1", "gold");
            node.sweep();
            FakeConnector.Request request = only(node);
            UUID waiting = orderStart("s2", "gold");
            change("delete from nas");

            node.dispatcher.nasesChanged();
            request.isAcknowledged();
            node.settle();

            assertThat(state(underWay)).isEqualTo(OperationState.CANCELLED);
            assertThat(state(waiting)).isEqualTo(OperationState.CANCELLED);
            assertThat(read("select distinct open, answerable, error_cause, detail from operation"))
                    .containsExactly("false true 502 its NAS was removed");
        }

        @Test
        void areFoundByTheSweepWithinAMinute_whereNobodyTold() throws SQLException {
            session("s1");
            change("delete from nas");
            UUID late = orderStart("s1", "gold");

            node.sweep();
            assertThat(state(late)).isEqualTo(OperationState.REQUESTED);
            node.pass(Duration.ofSeconds(60)).sweep();

            assertThat(state(late)).isEqualTo(OperationState.CANCELLED);
        }
    }

    /** What a subscriber keeps over logins follows what the asker is told. */
    @Nested
    class Statics {

        @BeforeEach
        void fill() throws SQLException {
            change("delete from static_service");
            change("delete from change_log");
            change("delete from subscriber");
            change("delete from retailer");
            change("insert into retailer (id, name, zone, version) values (1, 'isp1', 'Europe/Berlin', 0)");
            change("insert into subscriber (id, retailer_id, kind, name, login, status, version)"
                    + " values (7, 1, 'RESIDENTIAL', 'client1', 'client1@isp1.com', 'ACTIVE', 0)");
            session("s1");
        }

        @AfterEach
        void empty() throws SQLException {
            change("delete from subscriber");
            change("delete from retailer");
        }

        private Wanted keeping(String activation, Long version) {
            return new Wanted(
                    List.of(service(activation, version)),
                    List.of(),
                    List.of(),
                    new byte[0],
                    false,
                    Set.of(activation));
        }

        private List<String> kept() throws SQLException {
            return read("select activation, statistics from static_service order by activation");
        }

        @Test
        void areKeptOnceAcknowledged_andLoginsHearOfIt() throws SQLException {
            order("s1", Lane.PERSON, keeping("silver", 2L));
            node.sweep();
            assertThat(kept()).isEmpty();

            only(node).isAcknowledged();
            node.settle();

            assertThat(kept()).containsExactly("silver " + COUNTED.statistics());
            assertThat(read("select topic, subject from change_log")).containsExactly("SUBSCRIBER 7");
        }

        @Test
        void areKeptNoLonger_whenTheyMakeWay_althoughTheirStopIsNotAnswered() throws SQLException {
            order("s1", Lane.PERSON, keeping("silver", 2L));
            node.sweep().acknowledgeAll();
            order("s1", Lane.PERSON, Wanted.start(service("gold", 1L)));
            node.sweep();

            only(node).isAcknowledged();
            node.settle();

            assertThat(services()).isEqualTo("gold 3 null, silver 4 null");
            assertThat(kept()).isEmpty();
        }

        @Test
        void areKeptNoLonger_whenAnOrderStopsThem() throws SQLException {
            order("s1", Lane.PERSON, keeping("silver", 2L));
            node.sweep().acknowledgeAll();
            order("s1", Lane.PERSON, Wanted.stop("silver"));

            node.sweep().acknowledgeAll();

            assertThat(kept()).isEmpty();
        }

        @Test
        void stay_whenTheNasRefusesWhatShouldTakeTheirPlace() throws SQLException {
            order("s1", Lane.PERSON, keeping("silver", 2L));
            node.sweep().acknowledgeAll();
            order("s1", Lane.PERSON, keeping("gold", 1L));
            node.sweep();

            only(node).isRefused(405);
            node.settle().acknowledgeAll();

            assertThat(kept()).containsExactly("silver " + COUNTED.statistics());
        }
    }

    @Nested
    class Order {

        @Test
        void ofASession_isKept_oneAtATime() throws SQLException {
            session("s1");
            orderStart("s1", "first");
            orderStart("s1", "second");

            node.sweep();
            FakeConnector.Request first = only(node);
            node.sweep();
            assertThat(node.connector.takeSent()).isEmpty();
            first.isAcknowledged();
            node.settle();

            assertThat(only(node).packet().text(ErxAttributes.ACTIVATE_SERVICE).orElseThrow())
                    .endsWith("second");
        }

        @Test
        void putsPeopleBeforeBulk() throws SQLException {
            for (int i = 0; i < 200; i++) {
                session("b" + i);
                order("b" + i, Lane.BULK, Wanted.start(service("gold", null)));
            }
            node.sweep();
            List<FakeConnector.Request> bulk = node.connector.takeSent();
            assertThat(bulk).hasSize(DispatchSettings.FIRST_UNANSWERED);

            session("p");
            orderStart("p", "gold");
            node.dispatcher.ordered(Set.of(Node.NAS));
            node.settle();

            assertThat(only(node).session()).isEqualTo("p");
            bulk.forEach(FakeConnector.Request::isAcknowledged);
            assertThat(node.acknowledgeAll()).isEqualTo(200 - bulk.size());
            assertThat(read("select count(*) from operation where state = 3")).containsExactly("200");
        }

        @Test
        void bringsABulkOperationForward_whenAPersonsWaitsBehindIt() throws SQLException {
            for (int i = 0; i < 100; i++) {
                session("b" + i);
                order("b" + i, Lane.BULK, Wanted.start(service("gold", null)));
            }
            session("p");
            order("p", Lane.BULK, Wanted.start(service("first", null)));
            orderStart("p", "second");

            node.sweep();

            assertThat(node.connector.takeSent().stream().map(FakeConnector.Request::session))
                    .hasSize(DispatchSettings.FIRST_UNANSWERED)
                    .contains("p");
        }
    }

    @Nested
    class Fencing {

        @Test
        void letsOneOfTwoNodesSend() throws SQLException {
            Node other = node("b");
            session("s1");
            orderStart("s1", "gold");

            node.sweep();
            other.sweep();

            assertThat(node.connector.takeSent()).hasSize(1);
            assertThat(other.connector.takeSent()).isEmpty();
        }

        @Test
        void wakesWhoHoldsTheLease() throws SQLException {
            Node other = node("b");
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            session("s2");
            orderStart("s2", "gold");

            other.dispatcher.ordered(Set.of(Node.NAS));
            other.settle();
            assertThat(other.published).containsExactly("bng1");
            node.connector.takeSent();
            node.dispatcher.woken("bng1");
            node.settle();

            assertThat(only(node).session()).isEqualTo("s2");
        }

        @Test
        void finishesAllTheSame_whereNobodyCanBeWokenBecauseTheBrokerIsDown() throws SQLException {
            Node other = node("b");
            session("s0");
            orderStart("s0", "silver");
            other.sweep().acknowledgeAll();
            node.stopBroker();
            session("s1");
            UUID id = orderStart("s1", "gold");

            node.dispatcher.ordered(Set.of(1L));
            node.settle();
            assertThat(other.connector.takeSent()).isEmpty();
            other.sweep().acknowledgeAll();

            assertThat(state(id)).isEqualTo(OperationState.DONE);
        }

        @Test
        void handsOver_andForgetsWhatTheFormerHolderStillWants() throws SQLException {
            Node other = node("b");
            session("s1");
            UUID id = orderStart("s1", "gold");
            node.sweep();
            FakeConnector.Request before = only(node);
            change("update nas_lease set valid_until = current_timestamp");

            other.sweep();
            FakeConnector.Request after = only(other);
            before.isRefused(405);
            node.settle();

            assertThat(node.connector.takeSent()).isEmpty();
            assertThat(read("select state, answerable, error_cause from operation"))
                    .containsExactly("2 false null");
            after.isAcknowledged();
            other.settle();
            assertThat(state(id)).isEqualTo(OperationState.DONE);
            assertThat(read("select fence from nas_lease")).containsExactly("2");
        }

        @Test
        void sendsNothing_withLessThanASecondLeft() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            session("s2");
            orderStart("s2", "gold");

            clock.advance(Duration.ofMillis(5_001));
            node.dispatcher.ordered(Set.of(Node.NAS));
            node.settle();

            assertThat(node.connector.takeSent()).isEmpty();
        }

        @Test
        void isRenewed_asLongAsTheNodeLives() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            only(node).isAcknowledged();
            node.pass(Duration.ofSeconds(20));
            session("s2");
            orderStart("s2", "gold");

            node.dispatcher.ordered(Set.of(Node.NAS));
            node.settle();

            assertThat(only(node).session()).isEqualTo("s2");
            assertThat(read("select fence from nas_lease")).containsExactly("1");
        }

        @Test
        void isRenewed_byTheBatchThatUsesIt() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            for (int i = 0; i < 4; i++) {
                clock.advance(Duration.ofSeconds(4));
                node.dispatcher.ordered(Set.of(Node.NAS));
                node.settle();
            }
            session("s2");
            orderStart("s2", "gold");

            node.dispatcher.ordered(Set.of(Node.NAS));
            node.settle();

            assertThat(only(node).session()).isEqualTo("s2");
            assertThat(read("select fence from nas_lease")).containsExactly("1");
        }

        @Test
        @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void isLeftAlone_whileABatchHoldsItsRow() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            try (Connection batch = database.getConnection();
                    Statement statement = batch.createStatement()) {
                batch.setAutoCommit(false);
                statement
                        .executeQuery("select fence from nas_lease where nas_id = 1 for update")
                        .close();

                node.pass(Duration.ofSeconds(4));
                batch.rollback();
            }
            node.pass(Duration.ofMillis(500));
            clock.advance(Duration.ofSeconds(4));
            session("s2");
            orderStart("s2", "gold");
            node.dispatcher.ordered(Set.of(Node.NAS));
            node.settle();

            assertThat(only(node).session()).isEqualTo("s2");
        }

        @Test
        void isLetGo_whenThereIsNothingToDo() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            node.sweep();
            node.pass(Duration.ofSeconds(31)).sweep();
            Node other = node("b");
            session("s2");
            orderStart("s2", "gold");

            other.sweep();

            assertThat(only(other).session()).isEqualTo("s2");
        }
    }

    @Nested
    class AfterACrash {

        private FakeConnector.Request leftBehind() throws SQLException {
            session("s1");
            orderStart("s1", "gold");
            node.sweep();
            FakeConnector.Request request = only(node);
            change("update nas_lease set valid_until = current_timestamp");
            return request;
        }

        @Test
        @Tag("acceptance")
        @DisplayName("acceptance 15: a retransmission has the octets of the first")
        void theSameOctetsLeaveAgain() throws SQLException {
            FakeConnector.Request before = leftBehind();
            clock.advance(Duration.ofSeconds(10));
            Node reborn = node("a2");

            reborn.sweep();
            FakeConnector.Request after = only(reborn);

            assertThat(after.octets()).isEqualTo(before.octets());
            after.isAcknowledged();
            reborn.settle();
            assertThat(read("select state, attempts from operation")).containsExactly("3 0");
        }

        @Test
        void aNewRequestLeaves_whereThePortIsTaken() throws SQLException {
            FakeConnector.Request before = leftBehind();
            clock.advance(Duration.ofSeconds(10));
            Node other = node("b");
            other.connector.losesItsPort();

            other.sweep();
            FakeConnector.Request after = only(other);

            assertThat(after.octets()).isNotEqualTo(before.octets());
            assertThat(read("select attempts from operation")).containsExactly("1");
            after.isAcknowledged();
            other.settle();
            assertThat(read("select state from operation")).containsExactly("3");
        }
    }

    @Nested
    class ProofByAccounting {

        @Test
        void goesOn_whenTheRecordHasCome() throws SQLException {
            node.confirmingBy(Confirmation.ACCOUNTING);
            session("s1");
            active("s1", "silver", 2);
            order("s1", Lane.PERSON, Wanted.start(service("gold", 1L)));
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            assertThat(node.connector.takeSent()).isEmpty();

            change("update service_session set confirmed = true where activation = 'gold'");
            node.dispatcher.recordsCame(Set.of(Node.NAS));
            node.settle();

            assertThat(only(node).packet().text(ErxAttributes.DEACTIVATE_SERVICE))
                    .contains("silver");
            assertThat(read("select proof from operation")).containsExactly("1");
        }

        @Test
        void goesOnUnconfirmed_afterFiveSeconds() throws SQLException {
            node.confirmingBy(Confirmation.ACCOUNTING);
            session("s1");
            active("s1", "silver", 2);
            order("s1", Lane.PERSON, Wanted.start(service("gold", 1L)));
            node.sweep();
            only(node).isAcknowledged();
            node.settle();
            node.pass(Duration.ofMillis(4_500));
            assertThat(node.connector.takeSent()).isEmpty();

            node.pass(Duration.ofMillis(1_000));

            assertThat(only(node).packet().text(ErxAttributes.DEACTIVATE_SERVICE))
                    .contains("silver");
            assertThat(read("select proof, alarm from operation")).containsExactly("2 UNCONFIRMED");
        }

        @Test
        void isUndone_whenTheRecordSaysTheContrary() throws SQLException {
            node.confirmingBy(Confirmation.ACCOUNTING);
            session("s1");
            active("s1", "silver", 2);
            order("s1", Lane.PERSON, Wanted.start(service("gold", 1L)));
            node.sweep();
            only(node).isAcknowledged();
            node.settle();

            change(
                    "update service_session set confirmed = true, stop_seen = true, state = 5 where activation = 'gold'");
            node.sweep();
            node.acknowledgeAll();

            assertThat(read("select alarm from operation")).containsExactly("REFUTED");
            assertThat(services()).contains("silver 3");
        }
    }

    @Nested
    class Outcomes {

        @Test
        void areToldOnce_afterTheCommit() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            List<OperationOutcomes.Outcome> told = new ArrayList<>();
            node.awaited.await(id, clock.instant().plusSeconds(25), told::add);
            node.sweep();
            node.awaited.poll();
            assertThat(told).isEmpty();

            only(node).isAcknowledged();
            node.settle();
            node.awaited.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).succeeded()).isTrue();
        }

        @Test
        void areToldByPolling_whereAnotherNodeDispatches() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            Node other = node("b");
            List<OperationOutcomes.Outcome> told = new ArrayList<>();
            other.awaited.await(id, clock.instant().plusSeconds(25), told::add);
            node.sweep();
            only(node).isRefused(506 - 100);
            node.settle();
            assertThat(told).isEmpty();

            other.awaited.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).errorCause()).isEqualTo(406);
            assertThat(told.get(0).succeeded()).isFalse();
        }

        @Test
        void areUndecided_atTheDeadline() throws SQLException {
            session("s1");
            UUID id = orderStart("s1", "gold");
            List<OperationOutcomes.Outcome> told = new ArrayList<>();
            node.awaited.await(id, clock.instant().plusSeconds(25), told::add);

            clock.advance(Duration.ofSeconds(25));
            node.awaited.poll();
            node.awaited.poll();

            assertThat(told).hasSize(1);
            assertThat(told.get(0).answerable()).isFalse();
        }
    }

    @Nested
    class Load {

        @Test
        void isCarriedThrough_inBatches_whateverTheWindow() throws SQLException {
            for (int i = 0; i < 300; i++) {
                session("b" + i);
                order("b" + i, Lane.BULK, Wanted.start(service("gold", null)));
            }

            node.sweep();
            node.acknowledgeAll();

            assertThat(read("select state, count(*) from operation group by state"))
                    .containsExactly("3 300");
            assertThat(read("select state, count(*) from service_session group by state"))
                    .containsExactly("3 300");
        }

        @Test
        void waitsForIdentifiers_whenAllRest() throws SQLException {
            node.connector.hasIdentifiers(5);
            for (int i = 0; i < 20; i++) {
                session("b" + i);
                order("b" + i, Lane.BULK, Wanted.start(service("gold", null)));
            }

            node.sweep();
            assertThat(node.connector.takeSent()).hasSize(5);
        }
    }
}
