package io.sluice.ejb.radius;

import static io.sluice.radius.attribute.ErxAttributes.ACTIVATE_SERVICE;
import static io.sluice.radius.attribute.ErxAttributes.DEACTIVATE_SERVICE;
import static io.sluice.radius.attribute.ErxAttributes.SERVICE_TIMEOUT;
import static io.sluice.radius.attribute.ErxAttributes.UPDATE_SERVICE;
import static io.sluice.radius.attribute.ErxAttributes.VIRTUAL_ROUTER;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_SESSION_ID;
import static io.sluice.radius.attribute.StandardAttributes.CALLED_STATION_ID;
import static io.sluice.radius.attribute.StandardAttributes.CALLING_STATION_ID;
import static io.sluice.radius.attribute.StandardAttributes.ERROR_CAUSE;
import static io.sluice.radius.attribute.StandardAttributes.FRAMED_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IDENTIFIER;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_PORT;
import static io.sluice.radius.attribute.StandardAttributes.NAS_PORT_ID;
import static io.sluice.radius.attribute.StandardAttributes.REPLY_MESSAGE;
import static io.sluice.radius.attribute.StandardAttributes.SERVICE_TYPE;
import static io.sluice.radius.attribute.StandardAttributes.SESSION_TIMEOUT;
import static io.sluice.radius.attribute.StandardAttributes.STATE;
import static io.sluice.radius.attribute.StandardAttributes.USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.dialect.DynamicTranslation;
import io.sluice.ejb.accounting.FakeTransaction;
import io.sluice.ejb.dispatch.OperationOutcomes;
import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.ejb.session.DynamicAuthorizationManager;
import io.sluice.ejb.session.DynamicOrders;
import io.sluice.ejb.session.DynamicSettings;
import io.sluice.ejb.session.MeantSessions;
import io.sluice.ejb.session.OpenActivations;
import io.sluice.ejb.session.UnseenLines;
import io.sluice.ejb.start.CountingDataSource;
import io.sluice.nas.DialectName;
import io.sluice.nas.ErrorCause;
import io.sluice.nas.NasRef;
import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.session.SessionKey;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginServices;
import io.sluice.subscriber.SubscriberStatus;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a batch of CoA- and Disconnect-Requests to orders and replies, with sessions in a database, whichever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamicAuthorizationContract {

    private static final NasRef BNG1 = new NasRef(1, "bng1", DialectName.ERX);
    private static final NasRef BNG2 = new NasRef(2, "bng2", DialectName.ERX);
    private static final int ACTIVE = 1;
    private static final int STALE = 2;
    private static final int CLOSED = 3;

    private final Map<UUID, Consumer<OperationOutcomes.Outcome>> awaited = new HashMap<>();
    private final List<Instant> deadlines = new ArrayList<>();
    private final Map<String, LoginProfile> profiles = new HashMap<>();

    private DataSource database;
    private CountingDataSource counting;
    private SettableClock clock;
    private FakeDesk desk;
    private RequestCounts counts;
    private FakeTransaction transaction;
    private DynamicAuthorizationBean bean;

    abstract DataSource newDatabase();

    @BeforeAll
    void open() {
        database = newDatabase();
        counting = new CountingDataSource(database);
    }

    @BeforeEach
    void fill() throws SQLException {
        execute(
                "delete from subscriber_session",
                "delete from service_session",
                "delete from accounting_record",
                "delete from audit_entry",
                "delete from nas",
                "insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version) values"
                        + " (1, 'bng1', 'ERX', 'LEARN', 'SLUICE', 0, 0), (2, 'bng2', 'ERX', 'LEARN', 'SLUICE', 0, 0)");
        session(1, "s1", "anna@isp1.com", ACTIVE);
        session(1, "s2", "bert@isp1.com", ACTIVE);
        session(1, "over", "carl@isp1.com", CLOSED);
        session(2, "s1", "dora@isp1.com", ACTIVE);
        awaited.clear();
        deadlines.clear();
        profiles.clear();
        mayReport(true);
    }

    private void mayReport(boolean mayReport) {
        use(mayReport, 100, false);
    }

    private void use(boolean mayReport, int mostPending, boolean strictStops) {
        clock = new SettableClock();
        desk = new FakeDesk();
        counts = new RequestCounts();
        transaction = new FakeTransaction();
        DynamicSettings settings = new DynamicSettings(Duration.ofSeconds(25), mostPending, strictStops);
        ClientDirectory clients = new ClientDirectory(
                () -> new ClientDirectory.Snapshot(
                        Map.of("demo", new ClientDirectory.KnownClient(FakeBatch.CLIENT, BNG1, mayReport)),
                        Map.of("bng2.isp1", BNG2),
                        Map.of("10.0.0.2", BNG2, "10.0.0.1", BNG1)),
                rules -> {});
        clients.reload();
        MeantSessions sessions = new MeantSessions(counting.source());
        UnseenLines lines = new UnseenLines(
                database,
                login -> login.equals("emil@isp1.com") ? OptionalLong.of(77) : OptionalLong.empty(),
                new SessionIds(),
                clock);
        DynamicOrders orders = new DynamicOrders(desk, OpenActivations.in(database), profiles::get, settings, clock);
        DynamicExchanges exchanges = new DynamicExchanges(
                clients,
                new DynamicTranslation(RadiusDictionary.builtIn()),
                new DynamicAuthorizationManager(sessions, lines, orders, desk),
                (operation, deadline, callback) -> {
                    awaited.put(operation, callback);
                    deadlines.add(deadline);
                },
                new RefusalTrail(new AuditTrail(database, clock), clock),
                counts,
                new WaitingRequests(mostPending, clock));
        bean = new DynamicAuthorizationBean(
                exchanges, new Deliveries(new SimpleMeterRegistry()), transaction.registry());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void session(int nas, String id, String login, int state) throws SQLException {
        execute(
                "insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state, owner, nas_port,"
                        + " nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix, started_at, start_seen,"
                        + " first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets, input_packets,"
                        + " output_packets) values ('" + UUID.randomUUID() + "', " + nas + ", '" + id + "', 5, '"
                        + login + "', "
                        + state + ", 1, 4097, 'ge-" + id + "', 'mac-" + id + "', '10.1.0."
                        + id.charAt(id.length() - 1) % 10
                        + "', '2001:db8:" + nas + "::/64', now(), true, now(), now(), false, 0, 0, 0, 0, 0)");
    }

    private void service(String session, String activation, int state) throws SQLException {
        execute(
                "insert into service_session (id, nas_id, acct_session_id, service_id, login, activation, state, confirmed,"
                        + " owner, start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,"
                        + " input_packets, output_packets) values ('" + UUID.randomUUID() + "', 1, '" + session
                        + "', '1', 'x', '"
                        + activation + "', " + state + ", true, 1, true, now(), now(), false, 0, 0, 0, 0, 0)");
    }

    private void record(String session, Consumer<PacketWriter> attributes) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into accounting_record (acct_session_id,"
                        + " event_day, fingerprint, nas_id, status_type, event_at, received_at, delay_seconds, login,"
                        + " attributes) values (?, date '2026-11-22', 1, 1, 1, now(), now(), 0, 'x', ?)")) {
            insert.setString(1, session);
            insert.setBytes(2, packet(PacketCode.ACCOUNTING_REQUEST, attributes).attributeOctets());
            insert.executeUpdate();
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RadiusPacket packet(PacketCode code, Consumer<PacketWriter> attributes) {
        PacketWriter writer = new PacketWriter().begin(code, 9);
        attributes.accept(writer);
        try {
            return RadiusPacket.decode(new PacketCodec().signRequest(writer, FakeBatch.SECRET));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    private static RadiusPacket coa(Consumer<PacketWriter> attributes) {
        return packet(PacketCode.COA_REQUEST, attributes);
    }

    private static RadiusPacket goldFor(String session) {
        return coa(request -> request.text(ACCT_SESSION_ID, session).taggedText(ACTIVATE_SERVICE, 1, "gold"));
    }

    /** Delivers a batch and commits it. */
    private FakeBatch deliver(RadiusPacket... requests) {
        FakeBatch batch = new FakeBatch(requests);
        bean.onRequests(batch);
        transaction.end(transaction.isRollbackOnly() ? Status.STATUS_ROLLEDBACK : Status.STATUS_COMMITTED);
        return batch;
    }

    private void tell(int operation, OperationState state, boolean answerable, Integer errorCause, String detail) {
        UUID id = desk.operations.get(operation);
        awaited.remove(id).accept(new OperationOutcomes.Outcome(id, state, answerable, errorCause, detail));
    }

    private static RadiusPacket sent(FakeBatch batch, int index) {
        return batch.exchange(index).sent().orElseThrow(() -> new AssertionError("nothing was sent"));
    }

    private void assertNak(RadiusPacket request, ErrorCause cause, String why) {
        FakeBatch batch = deliver(request);

        RadiusPacket reply = sent(batch, 0);
        boolean disconnect = request.code() == PacketCode.DISCONNECT_REQUEST;
        assertThat(reply.text(REPLY_MESSAGE).orElse("")).contains(why);
        assertThat(reply.unsigned(ERROR_CAUSE, 0)).as(why).isEqualTo(cause.code());
        assertThat(reply.code()).isEqualTo(disconnect ? PacketCode.DISCONNECT_NAK : PacketCode.COA_NAK);
        assertThat(desk.orders).isEmpty();
    }

    @Nested
    class AnOrder {

        @Test
        void isAcknowledged_onceTheNasHasAcknowledged() {
            FakeBatch batch = deliver(coa(request -> request.text(ACCT_SESSION_ID, "s1")
                    .text(USER_NAME, "anna@isp1.com")
                    .taggedText(ACTIVATE_SERVICE, 6, "tiered(1, 2)")
                    .taggedNumber(SERVICE_TIMEOUT, 6, 18_000)
                    .text(DEACTIVATE_SERVICE, "guided")
                    .unsigned(SESSION_TIMEOUT, 3_600)
                    .octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                    .octets(STATE, new byte[] {7, 8})));

            assertThat(batch.isCommitted()).isTrue();
            assertThat(batch.exchange(0).isDeferred()).isTrue();
            assertThat(batch.exchange(0).sent()).isEmpty();
            ChangeOrder order = desk.only();
            assertThat(order.session().key()).isEqualTo(new SessionKey(1, "s1"));
            assertThat(order.session().subscriberId()).isEqualTo(5L);
            assertThat(order.session().open()).isTrue();
            assertThat(order.draft().start())
                    .containsExactly(new ServiceDraft("tiered(1, 2)", new ServiceLimits(18_000L, null, null, null)));
            assertThat(order.draft().stop()).containsExactly("guided");
            assertThat(order.draft().relayed()).asHexString().isEqualToIgnoringCase("1b0600000e10");
            assertThat(order.draft().completed()).as("sent as written").isFalse();
            assertThat(order.lane()).isEqualTo(Lane.PERSON);
            assertThat(order.origin()).isEqualTo(Origin.COA);
            assertThat(order.orderedBy()).isEqualTo("demo");
            assertThat(order.patience()).isEqualTo(Duration.ofSeconds(25));
            assertThat(deadlines).containsExactly(Instant.parse("2026-11-22T08:00:30Z"));

            tell(0, OperationState.DONE, true, null, "");

            RadiusPacket ack = sent(batch, 0);
            assertThat(ack.code()).isEqualTo(PacketCode.COA_ACK);
            assertThat(ack.value(STATE)).hasValue(new byte[] {7, 8});
            assertThat(ack.has(ERROR_CAUSE)).isFalse();
            assertThat(counts.acknowledged(1).sum()).isEqualTo(1);
        }

        @Test
        void isAcknowledged_whileWhatIsSupersededStillStops() {
            FakeBatch batch = deliver(goldFor("s2"));

            tell(0, OperationState.SENT, true, null, "");

            assertThat(sent(batch, 0).code()).isEqualTo(PacketCode.COA_ACK);
        }

        @Test
        void isRefused_asTheNasRefused() {
            FakeBatch batch = deliver(coa(request -> request.text(ACCT_SESSION_ID, "s2")
                    .taggedText(ACTIVATE_SERVICE, 1, "gold")
                    .octets(STATE, new byte[] {7})));

            tell(0, OperationState.FAILED, true, 506, "122 Execution failure");

            RadiusPacket nak = sent(batch, 0);
            assertThat(nak.code()).isEqualTo(PacketCode.COA_NAK);
            assertThat(nak.unsigned(ERROR_CAUSE, 0)).isEqualTo(506);
            assertThat(nak.text(REPLY_MESSAGE)).hasValue("122 Execution failure");
            assertThat(nak.value(STATE)).hasValue(new byte[] {7});
            assertThat(counts.refused(1, ErrorCause.RESOURCES_UNAVAILABLE).sum())
                    .isEqualTo(1);
        }

        @Test
        void isRefusedWithoutErrorCause_whereTheNasGaveNone() {
            FakeBatch batch = deliver(goldFor("s2"));

            tell(0, OperationState.FAILED, true, 0, "");

            assertThat(sent(batch, 0).has(ERROR_CAUSE)).isFalse();
            assertThat(counts.refused(1).sum()).isEqualTo(1);
        }

        @Test
        void isNotAnswered_whileItIsOpen() {
            FakeBatch batch = deliver(goldFor("s2"));

            tell(0, OperationState.SENT, false, null, "");

            assertThat(batch.exchange(0).sent()).isEmpty();
        }

        @Test
        void isNotAwaited_beforeTheCommit() {
            FakeBatch batch = new FakeBatch(goldFor("s2"));
            bean.onRequests(batch);
            assertThat(awaited).isEmpty();

            transaction.end(Status.STATUS_ROLLEDBACK);

            assertThat(awaited).isEmpty();
            assertThat(batch.isCommitted()).isFalse();
        }

        @Test
        void hasLessPatience_theLongerTheRequestWaited() {
            clock.advance(Duration.ofSeconds(3));

            deliver(goldFor("s2"));

            assertThat(desk.only().patience()).isEqualTo(Duration.ofSeconds(22));
        }

        @Test
        void disconnects() {
            FakeBatch batch =
                    deliver(packet(PacketCode.DISCONNECT_REQUEST, request -> request.text(ACCT_SESSION_ID, "s2")
                            .text(REPLY_MESSAGE, "bye")));
            assertThat(desk.only().draft().disconnect()).isTrue();

            tell(0, OperationState.DONE, true, null, "");

            assertThat(sent(batch, 0).code()).isEqualTo(PacketCode.DISCONNECT_ACK);
        }

        @Test
        void standsBesideOthersThatAreRefused() {
            FakeBatch batch = deliver(goldFor("s2"), goldFor("nobody"), goldFor("s2"));

            assertThat(desk.orders)
                    .extracting(order -> order.session().key().acctSessionId())
                    .containsExactly("s2", "s2");
            assertThat(sent(batch, 1).unsigned(ERROR_CAUSE, 0)).isEqualTo(503);
            tell(1, OperationState.DONE, true, null, "");
            assertThat(batch.exchange(0).sent()).isEmpty();
            assertThat(sent(batch, 2).code()).isEqualTo(PacketCode.COA_ACK);
        }

        @Test
        void isFoundWithOneStatementForABatch() {
            RadiusPacket[] requests = new RadiusPacket[] {
                coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                        .text(ACCT_SESSION_ID, "s1")
                        .taggedText(ACTIVATE_SERVICE, 1, "gold")),
                coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                        .text(ACCT_SESSION_ID, "s2")
                        .taggedText(ACTIVATE_SERVICE, 1, "gold"))
            };
            long before = counting.statements();

            deliver(requests);

            assertThat(counting.statements() - before).isEqualTo(1);
            assertThat(desk.orders).hasSize(2);
        }
    }

    @Nested
    class Identification {

        private RadiusPacket meant(AttributeType type, String value) {
            return coa(request -> {
                request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1});
                if (type.equals(NAS_PORT)) {
                    request.unsigned(type, Long.parseLong(value));
                } else if (type.equals(FRAMED_IP_ADDRESS)) {
                    request.octets(type, address(value));
                } else {
                    request.text(type, value);
                }
                request.taggedText(ACTIVATE_SERVICE, 1, "gold");
            });
        }

        private static byte[] address(String text) {
            String[] parts = text.split("\\.");
            byte[] octets = new byte[4];
            for (int i = 0; i < 4; i++) {
                octets[i] = (byte) Integer.parseInt(parts[i]);
            }
            return octets;
        }

        @ParameterizedTest
        @CsvSource({"1,anna@isp1.com", "44,s1", "87,ge-s1", "31,mac-s1", "8,10.1.0.9"})
        void findsBy(int number, String value) {
            deliver(meant(AttributeType.standard(number), value));

            assertThat(desk.only().session().key()).isEqualTo(new SessionKey(1, "s1"));
        }

        @ParameterizedTest
        @CsvSource({
            "1,bert@isp1.com",
            "5,1",
            "8,10.1.0.99",
            "30,elsewhere",
            "31,mac-s2",
            "50,m2",
            "87,ge-s2",
            "89,cui2",
        })
        void failsIfAnythingElseDoesNotMatch(int number, String value) {
            assertNak(
                    coa(request -> {
                        request.text(ACCT_SESSION_ID, "s1");
                        AttributeType type = AttributeType.standard(number);
                        if (number == 5) {
                            request.unsigned(type, 1);
                        } else {
                            request.octets(type, number == 8 ? address(value) : value.getBytes());
                        }
                        request.taggedText(ACTIVATE_SERVICE, 1, "gold");
                    }),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
        }

        @Test
        void holdsWhatOnlyRecordsTellAgainstTheRecords() throws SQLException {
            record("s1", written -> written.text(CALLED_STATION_ID, "called")
                    .text(AttributeType.standard(50), "m1")
                    .text(VIRTUAL_ROUTER, "default"));

            deliver(coa(request -> request.text(ACCT_SESSION_ID, "s1")
                    .text(USER_NAME, "anna@isp1.com")
                    .text(CALLED_STATION_ID, "called")
                    .text(AttributeType.standard(50), "m1")
                    .text(VIRTUAL_ROUTER, "default")
                    .taggedText(ACTIVATE_SERVICE, 1, "gold")));
            assertThat(desk.orders).hasSize(1);

            desk.orders.clear();
            assertNak(
                    coa(request -> request.text(ACCT_SESSION_ID, "s1")
                            .text(USER_NAME, "anna@isp1.com")
                            .text(CALLED_STATION_ID, "other")
                            .taggedText(ACTIVATE_SERVICE, 1, "gold")),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "Called-Station-Id=other");
        }

        @Test
        void isAmbiguous_whenTwoOpenSessionsMatch() throws SQLException {
            session(1, "s3", "anna@isp1.com", ACTIVE);

            assertNak(
                    meant(USER_NAME, "anna@isp1.com"), ErrorCause.MULTIPLE_SESSION_SELECTION_UNSUPPORTED, "2 sessions");
        }

        @Test
        void isAmbiguous_whenTwoNasesUseAnIdAndNoneIsNamed() {
            assertNak(goldFor("s1"), ErrorCause.MULTIPLE_SESSION_SELECTION_UNSUPPORTED, "2 sessions");
        }

        @Test
        void prefersWhoIsActiveToWhoFellSilent() throws SQLException {
            session(1, "s3", "anna@isp1.com", STALE);

            deliver(meant(USER_NAME, "anna@isp1.com"));

            assertThat(desk.only().session().key().acctSessionId()).isEqualTo("s1");
        }

        @Test
        void takesWhoFellSilent_whereNobodyElseMatches() throws SQLException {
            session(1, "s3", "fred@isp1.com", STALE);

            deliver(meant(USER_NAME, "fred@isp1.com"));

            assertThat(desk.only().session().key().acctSessionId()).isEqualTo("s3");
        }

        @Test
        void leavesOutWhatHasEnded() {
            assertNak(meant(ACCT_SESSION_ID, "over"), ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no open session");
            assertNak(meant(USER_NAME, "carl@isp1.com"), ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no open session");
        }
    }

    @Nested
    class TheNas {

        private RadiusPacket at(Consumer<PacketWriter> naming) {
            return coa(request -> {
                naming.accept(request);
                request.text(ACCT_SESSION_ID, "s1").taggedText(ACTIVATE_SERVICE, 1, "gold");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"bng2.isp1", "bng2"})
        void isNamedByIdentifier_orByItsNameHere(String name) {
            deliver(at(request -> request.text(NAS_IDENTIFIER, name)));

            assertThat(desk.only().session().key()).isEqualTo(new SessionKey(2, "s1"));
        }

        @Test
        void isTheClientItself_ifTheAddressIsTheClients() {
            deliver(at(request -> request.octets(NAS_IP_ADDRESS, new byte[] {127, 0, 0, 1})));

            assertThat(desk.only().session().key()).isEqualTo(new SessionKey(1, "s1"));
        }

        @Test
        void isTheClients_whereItMaySpeakForNoOther() {
            mayReport(false);

            deliver(at(request -> {}));

            assertThat(desk.only().session().key()).isEqualTo(new SessionKey(1, "s1"));
        }

        @Test
        void isNotOneThatTheClientMayNotSpeakFor() {
            mayReport(false);

            assertNak(
                    at(request -> request.text(NAS_IDENTIFIER, "bng2.isp1")),
                    ErrorCause.ADMINISTRATIVELY_PROHIBITED,
                    "may not speak for NAS bng2");
        }

        @Test
        void isNotOneThatNobodyKnows() {
            assertNak(
                    at(request -> request.text(NAS_IDENTIFIER, "elsewhere")),
                    ErrorCause.NAS_IDENTIFICATION_MISMATCH,
                    "no NAS is called elsewhere");
            assertNak(
                    at(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 9, 9, 9})),
                    ErrorCause.NAS_IDENTIFICATION_MISMATCH,
                    "10.9.9.9");
        }

        @Test
        void isNotTwoAtOnce() {
            assertNak(
                    at(request ->
                            request.text(NAS_IDENTIFIER, "bng2.isp1").octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})),
                    ErrorCause.NAS_IDENTIFICATION_MISMATCH,
                    "different NASes");
        }
    }

    @Nested
    class Refusals {

        @Test
        void ofWhatTheCatalogueDoesNotHave() {
            assertNak(
                    coa(request -> request.text(ACCT_SESSION_ID, "s2")
                            .taggedText(ACTIVATE_SERVICE, 1, "gold")
                            .taggedText(ACTIVATE_SERVICE, 2, "unknown")),
                    ErrorCause.UNSUPPORTED_SERVICE,
                    "there is no service unknown");
        }

        @Test
        void ofWhatIsUnsound_whateverNasIsMeant() {
            assertNak(
                    coa(request -> request.text(NAS_IDENTIFIER, "elsewhere").text(ACCT_SESSION_ID, "s2")),
                    ErrorCause.MISSING_ATTRIBUTE,
                    "nothing is to be changed");
        }

        @Test
        void ofMoreThanMayWait() {
            use(true, 1, false);

            FakeBatch batch = deliver(goldFor("s2"), goldFor("s2"));

            assertThat(desk.orders).hasSize(1);
            assertThat(sent(batch, 1).unsigned(ERROR_CAUSE, 0)).isEqualTo(506);
            FakeBatch next = deliver(goldFor("s2"));
            assertThat(sent(next, 0).unsigned(ERROR_CAUSE, 0)).isEqualTo(506);
            tell(0, OperationState.DONE, true, null, "");
            FakeBatch after = deliver(goldFor("s2"));
            assertThat(after.exchange(0).isDeferred()).isTrue();
        }

        @Test
        void ofNewLimitsForWhatDoesNotRun() throws SQLException {
            service("s2", "gold", 3);
            service("s2", "silver", 5);

            assertNak(
                    coa(request -> request.text(ACCT_SESSION_ID, "s2")
                            .taggedText(UPDATE_SERVICE, 1, "silver")
                            .taggedNumber(SERVICE_TIMEOUT, 1, 60)),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "silver is not active");
            deliver(coa(request -> request.text(ACCT_SESSION_ID, "s2")
                    .taggedText(UPDATE_SERVICE, 1, "gold")
                    .taggedNumber(SERVICE_TIMEOUT, 1, 60)));
            assertThat(desk.only().draft().update())
                    .extracting(ServiceDraft::activation)
                    .containsExactly("gold");
        }

        @Test
        void ofStopsOfWhatDoesNotRun_onlyIfSetSo() {
            RadiusPacket stop =
                    coa(request -> request.text(ACCT_SESSION_ID, "s2").text(DEACTIVATE_SERVICE, "silver"));
            deliver(stop);
            assertThat(desk.orders).hasSize(1);

            use(true, 100, true);

            assertNak(stop, ErrorCause.SESSION_CONTEXT_NOT_FOUND, "silver is not active");
        }

        @Test
        void areCounted_andWrittenIntoTheAuditTrail() throws SQLException {
            FakeBatch batch = deliver(goldFor("nobody"));

            assertThat(batch.exchange(0).counted())
                    .containsSame(counts.refused(1, ErrorCause.SESSION_CONTEXT_NOT_FOUND));
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet entry = statement.executeQuery(
                            "select actor, origin, action, resource, after_state from audit_entry")) {
                entry.next();
                assertThat(entry.getString(1)).isEqualTo("demo");
                assertThat(entry.getString(2)).isEqualTo("127.0.0.1");
                assertThat(entry.getString(3)).isEqualTo("coa.refused");
                assertThat(entry.getString(4)).isEqualTo("/nas/bng1");
                assertThat(entry.getString(5))
                        .isEqualTo("{\"errorCause\":503,\"detail\":\"no open session matches"
                                + " Acct-Session-Id=nobody\"}");
            }
        }

        @Test
        void areNotWrittenDownWithoutMeasure() throws SQLException {
            for (int i = 0; i < 150; i++) {
                deliver(goldFor("nobody"));
            }
            assertThat(count("audit_entry")).isEqualTo(100);

            clock.advance(Duration.ofSeconds(10));
            deliver(goldFor("nobody"));

            assertThat(count("audit_entry")).isEqualTo(101);
        }
    }

    @Nested
    class AnUnseenLine {

        private RadiusPacket line(String session) {
            return coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                    .text(ACCT_SESSION_ID, session)
                    .text(USER_NAME, "emil@isp1.com")
                    .text(NAS_PORT_ID, "ge-9")
                    .unsigned(NAS_PORT, 9)
                    .text(CALLING_STATION_ID, "mac-9")
                    .octets(FRAMED_IP_ADDRESS, new byte[] {10, 9, 0, 1})
                    .taggedText(ACTIVATE_SERVICE, 1, "gold"));
        }

        @Test
        void getsASession() throws SQLException {
            deliver(line("new"));

            assertThat(desk.only().session().key()).isEqualTo(new SessionKey(1, "new"));
            assertThat(desk.only().session().subscriberId()).isEqualTo(77L);
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select id, login, state, owner, start_seen, nas_port,"
                            + " nas_port_id, calling_station_id, framed_ip_address, subscriber_id"
                            + " from subscriber_session where nas_id = 1 and acct_session_id = 'new'")) {
                row.next();
                assertThat(row.getObject(1, UUID.class))
                        .isEqualTo(desk.only().session().id());
                assertThat(row.getString(2)).isEqualTo("emil@isp1.com");
                assertThat(row.getInt(3)).isEqualTo(ACTIVE);
                assertThat(row.getInt(4)).as("owner AAA").isEqualTo(1);
                assertThat(row.getBoolean(5)).isFalse();
                assertThat(row.getLong(6)).isEqualTo(9);
                assertThat(row.getString(7)).isEqualTo("ge-9");
                assertThat(row.getString(8)).isEqualTo("mac-9");
                assertThat(row.getString(9)).isEqualTo("10.9.0.1");
                assertThat(row.getLong(10)).isEqualTo(77);
            }
        }

        @Test
        void getsOne_howeverManyRequestsAreAboutIt() throws SQLException {
            deliver(line("new"), line("new"));
            deliver(line("new"));

            assertThat(desk.orders).hasSize(3);
            assertThat(desk.orders)
                    .extracting(order -> order.session().id())
                    .containsOnly(desk.orders.get(0).session().id());
            assertThat(count("subscriber_session where acct_session_id = 'new'"))
                    .isEqualTo(1);
        }

        @Test
        void getsNone_ifTheRequestIsRefused() throws SQLException {
            assertNak(
                    coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                            .text(ACCT_SESSION_ID, "new")
                            .text(USER_NAME, "emil@isp1.com")
                            .taggedText(ACTIVATE_SERVICE, 1, "unknown")),
                    ErrorCause.UNSUPPORTED_SERVICE,
                    "unknown");
            assertThat(count("subscriber_session where acct_session_id = 'new'"))
                    .isZero();
        }

        @Test
        void getsNone_ifItsNasOrItsOwnerIsNotNamed() {
            assertNak(
                    coa(request -> request.text(ACCT_SESSION_ID, "new")
                            .text(USER_NAME, "emil@isp1.com")
                            .taggedText(ACTIVATE_SERVICE, 1, "gold")),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
            assertNak(
                    coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                            .text(ACCT_SESSION_ID, "new")
                            .taggedText(ACTIVATE_SERVICE, 1, "gold")),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
        }

        @Test
        void isNone_ifItsSessionIsKnown() {
            assertNak(line("s1"), ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no open session");
            assertNak(line("over"), ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no open session");
        }

        @Test
        void getsNone_toBeDisconnectedOrStopped() {
            assertNak(
                    packet(PacketCode.DISCONNECT_REQUEST, request -> request.octets(
                                    NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                            .text(ACCT_SESSION_ID, "new")
                            .text(USER_NAME, "emil@isp1.com")),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
            assertNak(
                    coa(request -> request.octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                            .text(ACCT_SESSION_ID, "new")
                            .text(USER_NAME, "emil@isp1.com")
                            .text(DEACTIVATE_SERVICE, "gold")),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
        }
    }

    @Nested
    class AuthorizeOnly {

        private final RadiusPacket request = coa(attributes -> attributes
                .text(ACCT_SESSION_ID, "s2")
                .unsigned(SERVICE_TYPE, 17)
                .octets(STATE, new byte[] {4}));

        private LoginProfile profile(List<ServiceGrant> services) {
            return new LoginProfile(
                    5,
                    "bert@isp1.com",
                    null,
                    SubscriberStatus.ACTIVE,
                    1,
                    0,
                    new byte[0],
                    new LoginServices(services, List.of(), false, List.of()));
        }

        @Test
        void ordersWhatALoginWouldBeGiven_andSaysThatItWasInitiated() {
            profiles.put("bert@isp1.com", profile(List.of(new ServiceGrant(1, "gold", 60L, null, null, null, 3L))));

            FakeBatch batch = deliver(request);

            RadiusPacket nak = sent(batch, 0);
            assertThat(nak.code()).isEqualTo(PacketCode.COA_NAK);
            assertThat(nak.unsigned(ERROR_CAUSE, 0)).isEqualTo(507);
            assertThat(nak.unsigned(SERVICE_TYPE, 0)).isEqualTo(17);
            assertThat(nak.value(STATE)).hasValue(new byte[] {4});
            assertThat(desk.only().draft().start())
                    .containsExactly(new ServiceDraft("gold", new ServiceLimits(60L, null, null, null)));
            assertThat(awaited).as("nobody waits for that operation").isEmpty();
        }

        @Test
        void isInitiated_alsoWhereNothingIsGranted() {
            profiles.put("bert@isp1.com", profile(List.of()));

            assertThat(sent(deliver(request), 0).unsigned(ERROR_CAUSE, 0)).isEqualTo(507);
            assertThat(desk.orders).isEmpty();
        }

        @Test
        void isUnsupported_forWhomSluiceDoesNotAuthorize() {
            assertNak(request, ErrorCause.UNSUPPORTED_SERVICE, "does not authorize bert@isp1.com");
        }

        @Test
        void needsASession() {
            assertNak(
                    coa(attributes -> attributes
                            .text(ACCT_SESSION_ID, "nobody")
                            .unsigned(SERVICE_TYPE, 17)
                            .octets(STATE, new byte[] {4})),
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND,
                    "no open session");
        }
    }

    @Test
    void leavesTheBatch_whenTheDatabaseIsAway() throws SQLException {
        execute("alter table subscriber_session rename to elsewhere");
        try {
            FakeBatch batch = deliver(goldFor("s1"));

            assertThat(batch.isUnavailable()).isTrue();
            assertThat(transaction.isRollbackOnly()).isTrue();
            assertThat(batch.isCommitted()).isFalse();
        } finally {
            execute("alter table elsewhere rename to subscriber_session");
        }
    }
}
