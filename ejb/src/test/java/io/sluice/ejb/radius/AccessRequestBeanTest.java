package io.sluice.ejb.radius;

import static io.sluice.radius.attribute.StandardAttributes.CHAP_PASSWORD;
import static io.sluice.radius.attribute.StandardAttributes.CLASS;
import static io.sluice.radius.attribute.StandardAttributes.ERROR_CAUSE;
import static io.sluice.radius.attribute.StandardAttributes.MESSAGE_AUTHENTICATOR;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.REPLY_MESSAGE;
import static io.sluice.radius.attribute.StandardAttributes.USER_NAME;
import static io.sluice.radius.attribute.StandardAttributes.USER_PASSWORD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.dialect.Dialects;
import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.session.ConcurrencyIndex;
import io.sluice.ejb.session.ExpectedLoginSettings;
import io.sluice.ejb.session.InMemoryExpectedSessions;
import io.sluice.ejb.session.LoginManager;
import io.sluice.ejb.session.LoginSettings;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.FakeProfileSource;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.subscriber.UnknownLogins;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.MsChap2;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ExpectedLogin;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.LoginSource;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.SubscriberStatus;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessRequestBeanTest {

    private static final byte[] AUTHENTICATOR = "0123456789abcdef".getBytes(UTF_8);
    private static final byte[] NAS = {127, 0, 0, 1};

    private final SettableClock clock = new SettableClock();
    private final LoginProfiles profiles =
            new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), ServiceDirectory.EMPTY);
    private final FakeProfileSource source = new FakeProfileSource();
    private final ConcurrencyIndex concurrency = new ConcurrencyIndex(id -> true, Duration.ofMinutes(5), clock);
    private final RememberedLogins expected = new RememberedLogins(
            new InMemoryExpectedSessions(), ExpectedLoginSettings.of(new Settings(name -> null)), clock);
    private ClassSeals seals;
    private final RequestCounts counts = new RequestCounts();
    private AccessRequestBean bean;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        NasRef demo = new NasRef(1, "demo", DialectName.ERX);
        ClientDirectory clients = new ClientDirectory(
                () -> new ClientDirectory.Snapshot(
                        Map.of("demo", new ClientDirectory.KnownClient(FakeBatch.CLIENT, demo, true)),
                        Map.of(),
                        Map.of()),
                rules -> {});
        clients.reload();
        seals = new ClassSeals(MasterKey.create(folder.resolve("key"), new SecureRandom()));
        LoginIndex index = new LoginIndex(source, new UnknownLogins(100, Duration.ofSeconds(30), clock), limited -> {});
        LoginSettings settings = LoginSettings.of(new Settings(name -> null));
        bean = new AccessRequestBean(
                new LoginManager(index, concurrency, expected, new SessionIds()),
                new LoginExchanges(clients, seals, settings, counts, nothingProxied(), new SecureRandom()),
                new Deliveries(new SimpleMeterRegistry()));
    }

    @Test
    void provesItself_toWhoProvesHimselfByMsChap() {
        subscriber(7, "anna@isp1.com", "secret1", SubscriberStatus.ACTIVE, 0);
        MsChap2 chap = new MsChap2(filled(16, 1), filled(16, 2), "anna@isp1.com");
        byte[] response = chap.response("secret1");

        RadiusPacket accept = answer(msChap(chap, response));
        RadiusPacket reject = answer(msChap(chap, chap.response("secret2")));

        assertThat(accept.code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(accept.text(AttributeType.vendor(311, 26))).contains("\u0005" + chap.success("secret1", response));
        assertThat(accept.has(AttributeType.vendor(311, 16))).isFalse();
        assertThat(reject.code()).isEqualTo(PacketCode.ACCESS_REJECT);
        assertThat(reject.text(AttributeType.vendor(311, 2)).orElseThrow())
                .matches("\u0005E=691 R=1 C=[0-9A-F]{32} V=3 M=Wrong login or password");
    }

    private RadiusPacket answer(RadiusPacket request) {
        FakeBatch batch = new FakeBatch(request);
        bean.onRequests(batch);
        return batch.exchange(0).sent().orElseThrow();
    }

    private static RadiusPacket msChap(MsChap2 chap, byte[] response) {
        byte[] value = new byte[50];
        value[0] = 5;
        System.arraycopy(chap.peerChallenge(), 0, value, 2, 16);
        System.arraycopy(response, 0, value, 26, 24);
        return sealed(request(chap.userName().getBytes(UTF_8))
                .octets(AttributeType.vendor(311, 11), chap.authenticatorChallenge())
                .octets(AttributeType.vendor(311, 25), value));
    }

    private static byte[] filled(int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }

    private ProxiedLogins nothingProxied() {
        return FakeUpstreams.nothingProxied(clock);
    }

    private void subscriber(long id, String login, String password, SubscriberStatus status, int most) {
        RecordService tiered = new RecordService(
                6, "tiered(1280000, 5120000)", new ServiceLimits(18_000L, null, StatisticsMode.TIME_VOLUME, 600L));
        source.put(profiles.project(new LoginSource(
                        id, login, password.getBytes(UTF_8), status, 1, most, List.of(), List.of(tiered), List.of()))
                .profile());
    }

    private static PacketWriter request(byte[] userName) {
        return new PacketWriter()
                .begin(PacketCode.ACCESS_REQUEST, 7)
                .messageAuthenticator()
                .octets(USER_NAME, userName)
                .octets(NAS_IP_ADDRESS, NAS);
    }

    private static PacketWriter pap(PacketWriter request, String password) {
        return request.octets(
                USER_PASSWORD, UserPassword.hide(password.getBytes(UTF_8), AUTHENTICATOR, FakeBatch.SECRET));
    }

    private static PacketWriter chap(PacketWriter request, String password) {
        return request.octets(CHAP_PASSWORD, ChapPassword.respond(9, password.getBytes(UTF_8), AUTHENTICATOR));
    }

    private static RadiusPacket sealed(PacketWriter request) {
        try {
            return RadiusPacket.decode(PacketCodec.ofThread().signRequest(request, AUTHENTICATOR, FakeBatch.SECRET));
        } catch (MalformedPacket e) {
            throw new IllegalStateException(e);
        }
    }

    private static RadiusPacket login(String login, String password) {
        return sealed(pap(request(login.getBytes(UTF_8)), password));
    }

    @Test
    void acceptsWithTheRecordOfTheManual_andAwaitsTheStart() {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 0);
        FakeBatch batch = new FakeBatch(login("client1@isp1.com", "client1"));

        bean.onRequests(batch);

        RadiusPacket accept = batch.exchange(0).sent().orElseThrow();
        assertThat(batch.isCommitted()).isTrue();
        assertThat(accept.code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        AttributeCursor first = accept.attributes();
        assertThat(first.next()).isTrue();
        assertThat(first.number()).isEqualTo(MESSAGE_AUTHENTICATOR.number());
        AttributeCursor activate = accept.attributes();
        assertThat(activate.seek(ErxAttributes.ACTIVATE_SERVICE)).isTrue();
        assertThat(activate.textTag()).isEqualTo(6);
        assertThat(activate.taggedText()).isEqualTo("tiered(1280000, 5120000)");
        AttributeCursor timeout = accept.attributes();
        assertThat(timeout.seek(ErxAttributes.SERVICE_TIMEOUT)).isTrue();
        assertThat(timeout.taggedNumber()).isEqualTo(18_000);
        var token = seals.ofThread().open(accept.value(CLASS).orElseThrow()).orElseThrow();
        assertThat(token.subscriberId()).isEqualTo(42);
        assertThat(token.issuedAtSeconds()).isEqualTo(1_795_334_400L);
        Optional<ExpectedLogin> awaited = expected.claim(42, token.sessionId(), 1, "any", null);
        assertThat(awaited.orElseThrow().login()).isEqualTo("client1@isp1.com");
        assertThat(awaited.orElseThrow().services()).hasSize(1);
    }

    @Test
    void acceptsChap() {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 0);
        FakeBatch batch = new FakeBatch(
                sealed(chap(request("client1@isp1.com".getBytes(UTF_8)), "client1")),
                sealed(chap(request("client1@isp1.com".getBytes(UTF_8)), "client2")));

        bean.onRequests(batch);

        assertThat(batch.exchange(0).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(batch.exchange(1).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_REJECT);
    }

    static Stream<Named<PacketWriter>> badLogins() {
        byte[] client1 = "client1@isp1.com".getBytes(UTF_8);
        return Stream.of(
                Named.of("unknown user", pap(request("nobody@isp1.com".getBytes(UTF_8)), "client1")),
                Named.of("wrong password", pap(request(client1), "client2")),
                Named.of("password in another case", pap(request(client1), "Client1")),
                Named.of("empty password", pap(request(client1), "")),
                Named.of("suspended", pap(request("gone@isp1.com".getBytes(UTF_8)), "gone")),
                Named.of("no password", request(client1)),
                Named.of("two passwords", pap(pap(request(client1), "client1"), "client1")),
                Named.of("both kinds of password", chap(pap(request(client1), "client1"), "client1")),
                Named.of("NUL in the name", pap(request("client1@isp1.com\0".getBytes(UTF_8)), "client1")),
                Named.of("invalid UTF-8", pap(request("cli\u00ffent".getBytes(ISO_8859_1)), "client1")),
                Named.of("SQL", pap(request("' or 1=1; drop table subscriber --".getBytes(UTF_8)), "client1")),
                Named.of("253 octets", pap(request("x".repeat(253).getBytes(UTF_8)), "client1")),
                Named.of("empty name", pap(request(new byte[0]), "client1")),
                Named.of(
                        "no name",
                        pap(
                                new PacketWriter()
                                        .begin(PacketCode.ACCESS_REQUEST, 7)
                                        .octets(NAS_IP_ADDRESS, NAS),
                                "client1")));
    }

    @ParameterizedTest
    @MethodSource("badLogins")
    void rejectsBadLoginsAsData_aSecondLater_provisioningNothing(PacketWriter bad) {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 0);
        subscriber(43, "gone@isp1.com", "gone", SubscriberStatus.SUSPENDED, 0);
        FakeBatch batch = new FakeBatch(sealed(bad), login("client1@isp1.com", "client1"));

        bean.onRequests(batch);

        RadiusPacket reject = batch.exchange(0).sent().orElseThrow();
        assertThat(reject.code()).isEqualTo(PacketCode.ACCESS_REJECT);
        assertThat(batch.exchange(0).delay()).contains(Duration.ofSeconds(1));
        AttributeCursor at = reject.attributes();
        while (at.next()) {
            assertThat(at.number()).isIn(MESSAGE_AUTHENTICATOR.number(), REPLY_MESSAGE.number(), ERROR_CAUSE.number());
        }
        assertThat(expected.remembered()).isEqualTo(1);
        assertThat(batch.exchange(1).sent().orElseThrow().code())
                .as("the good login of the same batch")
                .isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(batch.exchange(1).delay()).isEmpty();
    }

    @Test
    void neverAsksTheDatabaseForANameThatCannotBeOne() {
        bean.onRequests(new FakeBatch(
                sealed(pap(request("a\0".getBytes(UTF_8)), "x")),
                sealed(pap(request("\u00ff".getBytes(ISO_8859_1)), "x"))));

        assertThat(source.asked()).isEmpty();
    }

    @Test
    void asksOnceForAllUnknownLoginsOfABatch_andNotAgainSoon() {
        RadiusPacket a = login("a", "x");
        RadiusPacket b = login("b", "x");

        bean.onRequests(new FakeBatch(a, b, a));
        bean.onRequests(new FakeBatch(b, a));

        assertThat(source.asked()).hasSize(1);
        assertThat(source.asked().get(0)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void leavesUnansweredWhomItCannotKnow_whileTheDatabaseIsAway_andAnswersTheOthers() {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 0);
        bean.onRequests(new FakeBatch(login("client1@isp1.com", "client1")));
        source.fail(new DatabaseAway());

        FakeBatch batch = new FakeBatch(login("new@isp1.com", "x"), login("client1@isp1.com", "client1"));
        bean.onRequests(batch);

        assertThat(batch.exchange(0).sent()).isEmpty();
        assertThat(batch.exchange(0).discarded()).contains(DiscardReason.NOT_STORED);
        assertThat(batch.exchange(1).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(batch.isCommitted()).isTrue();
    }

    @Test
    void countsSessionsOfOneBatchAgainstTheLimit_butNotTheSameLineAskingAgain() {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 1);
        RadiusPacket port1 = onPort(1);
        RadiusPacket port2 = onPort(2);

        FakeBatch batch = new FakeBatch(port1, port1, port2);
        bean.onRequests(batch);

        assertThat(batch.exchange(0).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(batch.exchange(1).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(batch.exchange(2).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_REJECT);
    }

    @Test
    void admitsAgain_whenTheSeatWasGivenUpOrHasLapsed() {
        subscriber(42, "client1@isp1.com", "client1", SubscriberStatus.ACTIVE, 1);
        bean.onRequests(new FakeBatch(onPort(1)));

        clock.advance(Duration.ofMinutes(5));
        FakeBatch lapsed = new FakeBatch(onPort(2));
        bean.onRequests(lapsed);

        RadiusPacket accept = lapsed.exchange(0).sent().orElseThrow();
        assertThat(accept.code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        var session = seals.ofThread()
                .open(accept.value(CLASS).orElseThrow())
                .orElseThrow()
                .sessionId();
        concurrency.opened(42, session);
        clock.advance(Duration.ofHours(1));
        FakeBatch full = new FakeBatch(onPort(3));
        bean.onRequests(full);
        assertThat(full.exchange(0).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_REJECT);
        concurrency.closed(42, session);
        FakeBatch free = new FakeBatch(onPort(3));
        bean.onRequests(free);
        assertThat(free.exchange(0).sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
    }

    private static RadiusPacket onPort(long port) {
        return sealed(pap(
                request("client1@isp1.com".getBytes(UTF_8))
                        .unsigned(io.sluice.radius.attribute.StandardAttributes.NAS_PORT, port),
                "client1"));
    }
}
