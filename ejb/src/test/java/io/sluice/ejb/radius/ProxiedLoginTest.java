package io.sluice.ejb.radius;

import static io.sluice.radius.attribute.StandardAttributes.CHAP_CHALLENGE;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_PASSWORD;
import static io.sluice.radius.attribute.StandardAttributes.CLASS;
import static io.sluice.radius.attribute.StandardAttributes.EAP_MESSAGE;
import static io.sluice.radius.attribute.StandardAttributes.FRAMED_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.PROXY_STATE;
import static io.sluice.radius.attribute.StandardAttributes.REPLY_MESSAGE;
import static io.sluice.radius.attribute.StandardAttributes.STATE;
import static io.sluice.radius.attribute.StandardAttributes.USER_NAME;
import static io.sluice.radius.attribute.StandardAttributes.USER_PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.ClassToken;
import io.sluice.access.RejectReason;
import io.sluice.dialect.Dialects;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.session.ConcurrencyIndex;
import io.sluice.ejb.session.ExpectedLoginSettings;
import io.sluice.ejb.session.InMemoryExpectedSessions;
import io.sluice.ejb.session.LearnedLogins;
import io.sluice.ejb.session.LoginSettings;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.FakeProfileSource;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.subscriber.UnknownLogins;
import io.sluice.ejb.upstream.UpstreamCounts;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.nas.Protection;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ExpectedLogin;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.LoginSource;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.UnlistedLogin;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamTerms;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxiedLoginTest {

    private static final byte[] AUTHENTICATOR = "0123456789abcdef".getBytes(UTF_8);
    private static final byte[] NAS = {127, 0, 0, 1};
    private static final AttributeType SEND_KEY = AttributeType.vendor(311, 16);
    private static final AttributeType CHAP_ERROR = AttributeType.vendor(311, 2);
    private static final String LOGIN = "anna@isp1.com";

    private final SettableClock clock = new SettableClock();
    private final RequestCounts counts = new RequestCounts();
    private final FakeProfileSource source = new FakeProfileSource();
    private final RememberedLogins expected = new RememberedLogins(
            new InMemoryExpectedSessions(), ExpectedLoginSettings.of(new Settings(name -> null)), clock);
    private ClassSeals seals;
    private LoginIndex index;
    private FakeUpstreams upstreams = new FakeUpstreams(clock, UpstreamTerms.USUAL);

    @BeforeEach
    void setUp(@TempDir Path folder) {
        seals = new ClassSeals(MasterKey.create(folder.resolve("key"), new SecureRandom()));
        index = new LoginIndex(source, new UnknownLogins(100, Duration.ofSeconds(30), clock), limited -> {});
    }

    @Test
    void hidesThePasswordAnew_andAppendsOneProxyState() {
        FakeBatch.FakeExchange exchange = login(request(LOGIN)
                .octets(USER_PASSWORD, UserPassword.hide("secret1".getBytes(UTF_8), AUTHENTICATOR, FakeBatch.SECRET))
                .octets(PROXY_STATE, new byte[] {1, 2, 3}));

        RadiusPacket asked = upstreams.last().packet;
        assertThat(exchange.isDeferred()).isTrue();
        assertThat(exchange.sent()).isEmpty();
        assertThat(UserPassword.matches(asked, FakeUpstreams.SECRET, "secret1".getBytes(UTF_8)))
                .isTrue();
        assertThat(asked.authenticator()).isNotEqualTo(AUTHENTICATOR);
        assertThat(asked.text(USER_NAME)).contains(LOGIN);
        assertThat(values(asked, PROXY_STATE)).hasSize(2);
        assertThat(values(asked, PROXY_STATE).get(0)).containsExactly(1, 2, 3);
    }

    @Test
    void keepsTheChallengeOfChap_whichWasOurAuthenticator() {
        login(request(LOGIN).octets(CHAP_PASSWORD, ChapPassword.respond(5, "secret1".getBytes(UTF_8), AUTHENTICATOR)));

        RadiusPacket asked = upstreams.last().packet;
        assertThat(asked.value(CHAP_CHALLENGE)).contains(AUTHENTICATOR);
        assertThat(ChapPassword.matches(asked, "secret1".getBytes(UTF_8))).isTrue();
    }

    @Test
    void sendsTheNameWithoutItsRealm_whereTheServerWantsThat() {
        upstreams = new FakeUpstreams(clock, new UpstreamTerms(2, 2, true, false, Protection.REQUIRE));
        FakeBatch.FakeExchange exchange = login(request(LOGIN));

        assertThat(upstreams.last().packet.text(USER_NAME)).contains("anna");
        upstreams.last().answer(PacketCode.ACCESS_ACCEPT, reply -> reply.text(USER_NAME, "anna"));
        assertThat(exchange.sent().orElseThrow().text(USER_NAME)).contains(LOGIN);
    }

    @Test
    void learnsServices_andExpectsTheirSession() throws Exception {
        FakeBatch.FakeExchange exchange = login(request(LOGIN));

        upstreams.last().answer(PacketCode.ACCESS_ACCEPT, reply -> reply.octets(CLASS, "theirs".getBytes(UTF_8))
                .octets(PROXY_STATE, new byte[] {9})
                .octets(FRAMED_IP_ADDRESS, new byte[] {10, 1, 2, 3})
                .taggedText(ErxAttributes.ACTIVATE_SERVICE, 6, "tiered(1280000, 5120000)")
                .taggedNumber(ErxAttributes.SERVICE_TIMEOUT, 6, 18_000));

        RadiusPacket sent = exchange.sent().orElseThrow();
        assertThat(sent.code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
        assertThat(first(sent)).isEqualTo(80);
        assertThat(sent.has(PROXY_STATE)).isFalse();
        assertThat(sent.value(FRAMED_IP_ADDRESS)).contains(new byte[] {10, 1, 2, 3});
        assertThat(values(sent, CLASS)).hasSize(2);
        assertThat(values(sent, CLASS).get(1)).isEqualTo("theirs".getBytes(UTF_8));
        ClassToken token = seals.ofThread().open(values(sent, CLASS).get(0)).orElseThrow();
        assertThat(token.subscriberId()).isEqualTo(UnlistedLogin.keyOf(LOGIN));
        ExpectedLogin awaited = expected.claim(token.subscriberId(), token.sessionId(), 1, "x", null)
                .orElseThrow();
        assertThat(awaited.login()).isEqualTo(LOGIN);
        assertThat(awaited.services())
                .containsExactly(new ServiceGrant(6, "tiered(1280000, 5120000)", 18_000L, null, null, null, null));
        assertThat(counts.accepted(1).sum()).isEqualTo(1);
    }

    @Test
    void letsOnlyTheFirstOfAMutexGroupThrough() {
        FakeBatch.FakeExchange exchange = login(request(LOGIN), new Mutex());

        upstreams.last().answer(PacketCode.ACCESS_ACCEPT, reply -> reply.taggedText(
                        ErxAttributes.ACTIVATE_SERVICE, 2, "silver")
                .taggedNumber(ErxAttributes.SERVICE_TIMEOUT, 1, 60)
                .taggedText(ErxAttributes.ACTIVATE_SERVICE, 1, "gold")
                .taggedText(ErxAttributes.ACTIVATE_SERVICE, 3, "voice(1)"));

        RadiusPacket sent = exchange.sent().orElseThrow();
        assertThat(values(sent, ErxAttributes.ACTIVATE_SERVICE))
                .extracting(value -> new String(value, 1, value.length - 1, UTF_8))
                .containsExactly("silver", "voice(1)");
        assertThat(sent.has(ErxAttributes.SERVICE_TIMEOUT)).isFalse();
        ClassToken token = seals.ofThread().open(values(sent, CLASS).get(0)).orElseThrow();
        assertThat(expected.claim(token.subscriberId(), token.sessionId(), 1, "x", null)
                        .orElseThrow()
                        .services())
                .containsExactly(
                        new ServiceGrant(2, "silver", null, null, null, null, 41L),
                        new ServiceGrant(3, "voice(1)", null, null, null, null, null));
    }

    @Test
    void holdsAChallengeWithTheServerThatMadeIt() {
        FakeBatch.FakeExchange first = login(request(LOGIN).octets(EAP_MESSAGE, new byte[] {2, 1, 0, 5, 1}));
        upstreams.last().stayUnanswered();
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.2");
        upstreams.last().answer(PacketCode.ACCESS_CHALLENGE, reply -> reply.octets(STATE, new byte[] {4, 4})
                .octets(EAP_MESSAGE, new byte[] {1, 2, 0, 6, 4, 0}));
        RadiusPacket challenge = first.sent().orElseThrow();
        upstreams.directory.answered(server(1));

        login(request(LOGIN).octets(STATE, new byte[] {4, 4}).octets(EAP_MESSAGE, new byte[] {2, 2, 0, 6, 4, 0}));

        assertThat(challenge.code()).isEqualTo(PacketCode.ACCESS_CHALLENGE);
        assertThat(challenge.value(STATE)).contains(new byte[] {4, 4});
        assertThat(challenge.value(EAP_MESSAGE)).contains(new byte[] {1, 2, 0, 6, 4, 0});
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.2");
        assertThat(upstreams.last().packet.value(STATE)).contains(new byte[] {4, 4});
        assertThat(counts.challenged(1).sum()).isEqualTo(1);
    }

    @Test
    void hidesKeysAnew_andPassesAnErrorOfMsChapOn() {
        FakeBatch.FakeExchange accepted = login(request(LOGIN));
        byte[] key = new byte[34];
        key[0] = (byte) 0x80;
        upstreams.last().answer(PacketCode.ACCESS_ACCEPT, reply -> reply.octets(SEND_KEY, key));
        FakeBatch.FakeExchange rejected = login(request(LOGIN));
        upstreams.last().answer(PacketCode.ACCESS_REJECT, reply -> reply.octets(
                        FRAMED_IP_ADDRESS, new byte[] {10, 0, 0, 1})
                .text(REPLY_MESSAGE, "no")
                .text(CHAP_ERROR, "1E=691 R=1"));

        RadiusPacket accept = accepted.sent().orElseThrow();
        assertThat(accept.value(SEND_KEY).orElseThrow())
                .hasSize(34)
                .startsWith(0x80, 0)
                .isNotEqualTo(key);
        RadiusPacket reject = rejected.sent().orElseThrow();
        assertThat(reject.text(REPLY_MESSAGE)).contains("no");
        assertThat(reject.text(CHAP_ERROR)).contains("1E=691 R=1");
        assertThat(reject.has(FRAMED_IP_ADDRESS)).isFalse();
        assertThat(counts.rejected(1, RejectReason.REFUSED_UPSTREAM).sum()).isEqualTo(1);
    }

    @Test
    void asksTheNextServer_thenNobody_andStaysSilent() {
        FakeBatch.FakeExchange exchange = login(request(LOGIN));
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.1");
        upstreams.last().stayUnanswered();
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.2");
        upstreams.last().stayUnanswered();

        assertThat(upstreams.times()).isEqualTo(2);
        assertThat(exchange.sent()).isEmpty();
        assertThat(counts.unansweredUpstream(1).sum()).isEqualTo(1);
        assertThat(upstreams.counts.read(server(1), UpstreamCounts.Result.TIMED_OUT))
                .isEqualTo(1);
        assertThat(upstreams.directory.livenessOf(server(1)).state()).isEqualTo(Liveness.State.SUSPECT);
    }

    @Test
    void givesUp_whenTheNasHasLongStoppedWaiting() {
        login(request(LOGIN));
        clock.advance(Duration.ofSeconds(28));
        upstreams.last().stayUnanswered();

        assertThat(upstreams.times()).isEqualTo(1);
    }

    @Test
    void doesNotBelieveAnUnsignedAccept_unlessToldTo() {
        FakeBatch.FakeExchange exchange = login(request(LOGIN));
        upstreams.last().answerUnsigned(PacketCode.ACCESS_ACCEPT);
        assertThat(exchange.sent()).isEmpty();
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.2");
        assertThat(upstreams.counts.read(server(1), UpstreamCounts.Result.NOT_BELIEVED))
                .isEqualTo(1);

        upstreams = new FakeUpstreams(clock, new UpstreamTerms(2, 2, true, true, Protection.ACCEPT));
        FakeBatch.FakeExchange trusting = login(request(LOGIN));
        upstreams.last().answerUnsigned(PacketCode.ACCESS_ACCEPT);
        assertThat(trusting.sent()).isPresent();
    }

    @Test
    void findsASilentServerAlive_byItsAnswerToAProbe() {
        login(request(LOGIN));
        upstreams.last().stayUnanswered();
        upstreams.last().answer(PacketCode.ACCESS_REJECT, reply -> {});
        upstreams.probe();
        FakeUpstreams.Asked probe = upstreams.last();

        assertThat(probe.host()).isEqualTo("192.0.2.1");
        assertThat(probe.wanted.code()).isEqualTo(PacketCode.STATUS_SERVER);
        probe.answer(PacketCode.ACCESS_ACCEPT, reply -> {});
        assertThat(upstreams.directory.livenessOf(server(1)).state()).isEqualTo(Liveness.State.ALIVE);
        login(request(LOGIN));
        assertThat(upstreams.last().host()).isEqualTo("192.0.2.1");
    }

    @Test
    void refusesASubscriberOfOurs_whoIsSuspended() {
        source.put(new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), ServiceDirectory.EMPTY)
                .project(new LoginSource(
                        5,
                        LOGIN,
                        null,
                        SubscriberStatus.SUSPENDED,
                        FakeUpstreams.RETAILER,
                        0,
                        List.of(),
                        List.of(),
                        List.of()))
                .profile());
        index.load(List.of(LOGIN));
        FakeBatch.FakeExchange exchange = login(request(LOGIN));
        upstreams.last().answer(PacketCode.ACCESS_ACCEPT, reply -> {});

        assertThat(exchange.sent().orElseThrow().code()).isEqualTo(PacketCode.ACCESS_REJECT);
        assertThat(counts.rejected(1, RejectReason.SUSPENDED).sum()).isEqualTo(1);
    }

    @Test
    void leavesOtherRealmsAlone_andBreaksCircles() {
        FakeBatch.FakeExchange other = login(request("anna@isp2.com"));
        FakeBatch.FakeExchange none = login(request("anna"));
        PacketWriter circling = request(LOGIN);
        for (int i = 0; i < 16; i++) {
            circling.octets(PROXY_STATE, new byte[] {(byte) i});
        }
        FakeBatch.FakeExchange circle = login(circling);

        assertThat(other.isDeferred()).isFalse();
        assertThat(none.isDeferred()).isFalse();
        assertThat(circle.discarded()).contains(DiscardReason.PROXY_LOOP);
        assertThat(upstreams.times()).isZero();
    }

    private FakeBatch.FakeExchange login(PacketWriter request) {
        return login(request, ServiceDirectory.EMPTY);
    }

    private final Map<FakeUpstreams, ProxiedLogins> known = new IdentityHashMap<>();

    private FakeBatch.FakeExchange login(PacketWriter request, ServiceDirectory services) {
        LearnedLogins learned = new LearnedLogins(
                index, new ConcurrencyIndex(id -> true, Duration.ofMinutes(5), clock), expected, new SessionIds());
        ProxiedLogins proxied =
                known.computeIfAbsent(upstreams, fake -> fake.proxied(learned, seals, counts, services));
        ClientDirectory clients = new ClientDirectory(
                () -> new ClientDirectory.Snapshot(
                        Map.of(
                                "demo",
                                new ClientDirectory.KnownClient(
                                        FakeBatch.CLIENT, new NasRef(1, "demo", DialectName.ERX), true)),
                        Map.of(),
                        Map.of()),
                rules -> {});
        clients.reload();
        FakeBatch batch = new FakeBatch(decoded(request));
        new LoginExchanges(
                        clients,
                        seals,
                        LoginSettings.of(new Settings(name -> null)),
                        counts,
                        proxied,
                        new SecureRandom())
                .read(batch);
        return batch.exchange(0);
    }

    private Upstream server(long id) {
        return upstreams.directory.server(id).orElseThrow();
    }

    private static PacketWriter request(String login) {
        return new PacketWriter()
                .begin(PacketCode.ACCESS_REQUEST, 7)
                .messageAuthenticator()
                .text(USER_NAME, login)
                .octets(NAS_IP_ADDRESS, NAS);
    }

    private static RadiusPacket decoded(PacketWriter writer) {
        try {
            return RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, AUTHENTICATOR, FakeBatch.SECRET));
        } catch (MalformedPacket e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> values(RadiusPacket packet, AttributeType type) {
        List<byte[]> found = new ArrayList<>();
        AttributeCursor at = packet.attributes();
        while (at.seek(type)) {
            found.add(at.value());
        }
        return found;
    }

    private static int first(RadiusPacket packet) {
        AttributeCursor at = packet.attributes();
        at.next();
        return at.number();
    }

    /** Gold and silver exclude each other. */
    private static final class Mutex implements ServiceDirectory {

        @Override
        public Optional<ServiceFacts> current(String name) {
            return switch (name) {
                case "gold" -> Optional.of(facts(40, name));
                case "silver" -> Optional.of(facts(41, name));
                default -> Optional.empty();
            };
        }

        private static ServiceFacts facts(long version, String name) {
            return new ServiceFacts(
                    version,
                    name,
                    new ServiceTerms(
                            List.of(),
                            12,
                            InterfaceType.IPV4_IPV6,
                            false,
                            Authorization.NONE,
                            new ServiceLimits(null, null, StatisticsMode.NONE, null)));
        }

        @Override
        public Optional<ServiceFacts> version(long versionId) {
            return Optional.empty();
        }
    }
}
