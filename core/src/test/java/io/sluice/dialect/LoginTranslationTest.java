package io.sluice.dialect;

import static io.sluice.dialect.AccessRequests.AUTHENTICATOR;
import static io.sluice.dialect.AccessRequests.SECRET;
import static io.sluice.dialect.AccessRequests.hidden;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_CHALLENGE;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_PASSWORD;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IDENTIFIER;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IPV6_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.USER_NAME;
import static io.sluice.radius.attribute.StandardAttributes.USER_PASSWORD;
import static io.sluice.subscriber.LoginSources.TIERED_FOR_FIVE_HOURS;
import static io.sluice.subscriber.LoginSources.aSubscriber;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.AccessDecision;
import io.sluice.access.AccessLine;
import io.sluice.access.AccessRule;
import io.sluice.access.Credential;
import io.sluice.access.LoginAttempt;
import io.sluice.access.NasClaim;
import io.sluice.access.RejectReason;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.KnownServices;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.LoginSources;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginTranslationTest {

    private static final byte[] CLASS = {1, 2, 3};

    private static LoginProfile profile(LoginSources subscriber) {
        return new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), ServiceDirectory.EMPTY)
                .project(subscriber.source())
                .profile();
    }

    private static LoginAttempt read(RadiusPacket request) {
        return LoginTranslation.read(request, SECRET);
    }

    private static String hex(byte[] octets) {
        return HexFormat.ofDelimiter(" ").formatHex(octets);
    }

    @Nested
    class Reading {

        @Test
        void takesLoginPasswordNasAndLine() {
            RadiusPacket request = AccessRequests.with(packet -> packet.text(USER_NAME, "client1@isp1.com")
                    .octets(USER_PASSWORD, hidden("client1"))
                    .octets(NAS_IP_ADDRESS, new byte[] {10, 0, 0, (byte) 200})
                    .text(NAS_IDENTIFIER, "bng1")
                    .unsigned(StandardAttributes.NAS_PORT, 0xffff_ffffL)
                    .text(StandardAttributes.NAS_PORT_ID, "atm 4/0.1")
                    .text(StandardAttributes.CALLING_STATION_ID, "00:11")
                    .octets(StandardAttributes.FRAMED_IP_ADDRESS, new byte[] {10, 1, 2, 3})
                    .text(StandardAttributes.ACCT_SESSION_ID, "erx 1"));

            LoginAttempt attempt = read(request);

            assertThat(attempt.sought()).contains("client1@isp1.com");
            assertThat(attempt.nas()).isEqualTo(new NasClaim("bng1", "10.0.0.200"));
            assertThat(attempt.line())
                    .isEqualTo(new AccessLine("erx 1", 4_294_967_295L, "atm 4/0.1", "00:11", "10.1.2.3"));
            assertThat(attempt.credential()).isInstanceOfSatisfying(Credential.Pap.class, pap -> assertThat(pap.clear())
                    .isEqualTo("client1".getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void findsNothing_whereThereIsNothing() {
            LoginAttempt attempt = read(AccessRequests.with(packet -> {}));

            assertThat(attempt.login()).isEmpty();
            assertThat(attempt.credential()).isEqualTo(new Credential.None());
            assertThat(attempt.nas().isMade()).isFalse();
            assertThat(attempt.line()).isEqualTo(new AccessLine(null, null, null, null, null));
        }

        @Test
        void provesAChapAnswer() {
            byte[] password = "client1".getBytes(StandardCharsets.UTF_8);
            byte[] challenge = "sixteen octets!!".getBytes(StandardCharsets.UTF_8);
            RadiusPacket request = AccessRequests.with(
                    packet -> packet.octets(CHAP_PASSWORD, ChapPassword.respond(9, password, challenge))
                            .octets(CHAP_CHALLENGE, challenge));

            assertThat(read(request).credential()).isInstanceOfSatisfying(Credential.Chap.class, chap -> {
                assertThat(chap.provesPassword().test(password)).isTrue();
                assertThat(chap.provesPassword().test(new byte[16])).isFalse();
            });
        }

        @Test
        void takesTheRequestAuthenticatorForChallenge_whereThereIsNone() {
            byte[] password = "client1".getBytes(StandardCharsets.UTF_8);
            RadiusPacket request = AccessRequests.with(
                    packet -> packet.octets(CHAP_PASSWORD, ChapPassword.respond(9, password, AUTHENTICATOR)));

            assertThat(read(request).credential()).isInstanceOfSatisfying(Credential.Chap.class, chap -> assertThat(
                            chap.provesPassword().test(password))
                    .isTrue());
        }

        @Test
        void seesTwoPasswords() {
            byte[] chap = new byte[ChapPassword.LENGTH];

            assertThat(read(AccessRequests.with(packet ->
                                    packet.octets(USER_PASSWORD, hidden("a")).octets(CHAP_PASSWORD, chap)))
                            .credential())
                    .isEqualTo(new Credential.Several());
            assertThat(read(AccessRequests.with(packet ->
                                    packet.octets(USER_PASSWORD, hidden("a")).octets(USER_PASSWORD, hidden("a"))))
                            .credential())
                    .isEqualTo(new Credential.Several());
        }

        @Test
        void seesAPasswordThatBreaksItsForm() {
            assertThat(read(AccessRequests.with(packet -> packet.octets(USER_PASSWORD, new byte[15])))
                            .credential())
                    .isEqualTo(new Credential.Malformed());
            assertThat(read(AccessRequests.with(packet -> packet.octets(CHAP_PASSWORD, new byte[16])))
                            .credential())
                    .isEqualTo(new Credential.Malformed());
        }

        @Test
        void takesAnyUserNameAsData() {
            String sql = "'; drop table subscriber; --";
            String longest = "x".repeat(253);

            assertThat(read(AccessRequests.with(packet -> packet.text(USER_NAME, sql)))
                            .sought())
                    .contains(sql);
            assertThat(read(AccessRequests.with(packet -> packet.text(USER_NAME, longest)))
                            .sought())
                    .contains(longest);
        }

        @Test
        void seeksNobody_whenTheUserNameIsNotText() {
            LoginAttempt nul = read(AccessRequests.with(packet -> packet.text(USER_NAME, "client1\0")));
            LoginAttempt broken =
                    read(AccessRequests.with(packet -> packet.octets(USER_NAME, new byte[] {'a', (byte) 0xc3, 0x28})));

            assertThat(nul.login()).isEqualTo("client1\u2400");
            assertThat(nul.sought()).isEmpty();
            assertThat(broken.login()).isEqualTo("a\ufffd(");
            assertThat(broken.sought()).isEmpty();
        }

        @Test
        void isNotNamedByALinkLocalAddressOrAnEmptyIdentifier() {
            byte[] linkLocal = HexFormat.of().parseHex("fe800000000000000000000000000001");
            byte[] global = HexFormat.of().parseHex("20010db8000000000000000000000001");

            assertThat(read(AccessRequests.with(packet ->
                                    packet.octets(NAS_IPV6_ADDRESS, linkLocal).octets(NAS_IDENTIFIER, new byte[0])))
                            .nas()
                            .isMade())
                    .isFalse();
            assertThat(read(AccessRequests.with(packet -> packet.octets(NAS_IPV6_ADDRESS, global)))
                            .nas())
                    .isEqualTo(new NasClaim(null, "2001:db8::1"));
        }
    }

    @Nested
    class Accepting {

        private byte[] acceptOf(LoginSources subscriber) {
            return acceptOf(profile(subscriber), DialectName.ERX);
        }

        private byte[] acceptOf(LoginProfile profile, DialectName dialect) {
            RadiusPacket request = AccessRequests.ofClient1();
            AccessDecision decision = AccessRule.decide(read(request), Optional.of(profile), 0);
            PacketWriter reply = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 7);
            decision.fold(
                    accepted -> {
                        LoginTranslation.accept(reply, request, accepted, dialect, CLASS);
                        return reply;
                    },
                    rejected -> {
                        throw new AssertionError(rejected);
                    });
            return reply.toAttributes();
        }

        private static final String USER_NAME_AND_CLASS =
                "01 12 63 6c 69 65 6e 74 31 40 69 73 70 31 2e 63 6f 6d 19 05 01 02 03 ";

        @Test
        void writesTable140() {
            assertThat(hex(acceptOf(aSubscriber().with(TIERED_FOR_FIVE_HOURS))))
                    .isEqualTo(USER_NAME_AND_CLASS
                            + "1a 21 00 00 13 0a 41 1b 06 74 69 65 72 65 64 28 31 32 38 30 30 30 30 2c 20 35 31 32 30 30 30 30 29 "
                            + "1a 0c 00 00 13 0a 44 06 06 00 46 50 "
                            + "1a 0c 00 00 13 0a 45 06 06 00 00 02 "
                            + "1a 0c 00 00 13 0a 8c 06 06 00 02 58");
        }

        @Test
        void writesTable141() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordService(2, "voice(100000)", new ServiceLimits(1440L, null, null, 1200L)))
                    .with(new RecordService(
                            1,
                            "tiered(1280000, 5120000)",
                            new ServiceLimits(18_000L, null, StatisticsMode.TIME_VOLUME, 600L)));

            assertThat(hex(acceptOf(subscriber)))
                    .isEqualTo(USER_NAME_AND_CLASS
                            + "1a 21 00 00 13 0a 41 1b 01 74 69 65 72 65 64 28 31 32 38 30 30 30 30 2c 20 35 31 32 30 30 30 30 29 "
                            + "1a 0c 00 00 13 0a 44 06 01 00 46 50 "
                            + "1a 0c 00 00 13 0a 45 06 01 00 00 02 "
                            + "1a 0c 00 00 13 0a 8c 06 01 00 02 58 "
                            + "1a 16 00 00 13 0a 41 10 02 76 6f 69 63 65 28 31 30 30 30 30 30 29 "
                            + "1a 0c 00 00 13 0a 44 06 02 00 05 a0 "
                            + "1a 0c 00 00 13 0a 8c 06 02 00 04 b0");
        }

        @Test
        void leavesOutOfTheRecordWhatMergedServicesSay_andOnlyThat() {
            ServiceTerms walled = ServiceTerms.of(StatisticsMode.NONE)
                    .renderedAs(new ServiceRendering("generic", "Filter-Id", "walled"));
            ServiceDirectory services = new KnownServices().with(1, "walled", walled);
            LoginProfile profile = new LoginProfiles(new Dialects(RadiusDictionary.builtIn(), services), services)
                    .project(aSubscriber()
                            .with(new RecordAttribute("Filter-Id", "plain"))
                            .with(new RecordAttribute("ERX-Virtual-Router-Name", "a"))
                            .with(new RecordAttribute("Mikrotik-Rate-Limit", "1M"))
                            .with(new RecordService(3, "walled", null))
                            .source())
                    .profile();
            String router = "1a 09 00 00 13 0a 01 03 61 ";
            String rate = "1a 0a 00 00 3a 8c 08 04 31 4d";

            assertThat(hex(acceptOf(profile, DialectName.GENERIC)))
                    .isEqualTo(USER_NAME_AND_CLASS + "0b 08 77 61 6c 6c 65 64 " + router + rate);
            assertThat(hex(acceptOf(profile, DialectName.MIKROTIK)))
                    .isEqualTo(USER_NAME_AND_CLASS + "0b 07 70 6c 61 69 6e " + router + rate);
            assertThat(hex(acceptOf(profile, DialectName.ERX)))
                    .isEqualTo(USER_NAME_AND_CLASS + "1a 0f 00 00 13 0a 41 09 03 77 61 6c 6c 65 64 "
                            + "0b 07 70 6c 61 69 6e " + router + rate);
        }

        @Test
        void putsTheRecordsAttributesLast() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordAttribute("Framed-IP-Address", "10.1.2.3"))
                    .with(new RecordService(3, "s", null));

            assertThat(hex(acceptOf(subscriber)))
                    .isEqualTo(USER_NAME_AND_CLASS + "1a 0a 00 00 13 0a 41 04 03 73 08 06 0a 01 02 03");
        }
    }

    @Nested
    class Rejecting {

        private String rejectOf(RejectReason reason) {
            PacketWriter reply = new PacketWriter().begin(PacketCode.ACCESS_REJECT, 7);
            LoginTranslation.reject(reply, reason);
            return hex(reply.toAttributes());
        }

        @Test
        void writesTheTextAlone_whereNoNumberFits() {
            assertThat(rejectOf(RejectReason.WRONG_PASSWORD))
                    .isEqualTo("12 19 57 72 6f 6e 67 20 6c 6f 67 69 6e 20 6f 72 20 70 61 73 73 77 6f 72 64");
        }

        @Test
        void addsErrorCause_whereOneFits() {
            assertThat(rejectOf(RejectReason.NO_PASSWORD)).endsWith(" 65 06 00 00 01 92");
        }
    }
}
