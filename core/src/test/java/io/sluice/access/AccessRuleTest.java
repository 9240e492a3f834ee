package io.sluice.access;

import static io.sluice.subscriber.LoginSources.aSubscriber;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.KnownServices;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginSources;
import io.sluice.subscriber.RecordService;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessRuleTest {

    private static final NasClaim BNG1 = new NasClaim("bng1", null);
    private static final NasClaim NOBODY = new NasClaim(null, null);
    private static final AccessLine NOWHERE = new AccessLine(null, null, null, null, null);

    private static LoginAttempt attempt(Credential credential, NasClaim nas) {
        return new LoginAttempt("client1@isp1.com", true, credential, nas, NOWHERE);
    }

    private static Credential pap(String password) {
        return new Credential.Pap(password.getBytes(StandardCharsets.UTF_8));
    }

    private static AccessDecision decide(Credential credential, LoginSources subscriber, int openSessions) {
        return AccessRule.decide(attempt(credential, BNG1), Optional.of(subscriber.profile()), openSessions);
    }

    private static AccessDecision rejected(RejectReason reason) {
        return new AccessDecision.Rejected(reason);
    }

    @Nested
    class Password {

        @Test
        void accepts_whenItIsTheSubscribers() {
            LoginProfile profile = aSubscriber().profile();

            AccessDecision decision = AccessRule.decide(attempt(pap("client1"), BNG1), Optional.of(profile), 0);

            assertThat(decision).isEqualTo(new AccessDecision.Accepted(profile));
        }

        @ParameterizedTest
        @CsvSource({"client2", "client", "client11", "''", "CLIENT1"})
        void refusesAnyOther(String password) {
            assertThat(decide(pap(password), aSubscriber(), 0)).isEqualTo(rejected(RejectReason.WRONG_PASSWORD));
        }

        @Test
        void suspectsTheSecret_whenRubbishComesOut() {
            Credential rubbish = new Credential.Pap(new byte[] {(byte) 0xc3, 0x28, 1, 2});
            Credential control = pap("abc\u0007");

            assertThat(decide(rubbish, aSubscriber(), 0)).isEqualTo(rejected(RejectReason.PROBABLE_SECRET_MISMATCH));
            assertThat(decide(control, aSubscriber(), 0)).isEqualTo(rejected(RejectReason.PROBABLE_SECRET_MISMATCH));
        }

        @Test
        void mayBeAnyOctets_whenTheyAreTheSubscribers() {
            assertThat(decide(pap("abc\u0007"), aSubscriber().withPassword("abc\u0007"), 0))
                    .isInstanceOf(AccessDecision.Accepted.class);
        }

        @Test
        void isNeverRight_whenNoneIsStored() {
            assertThat(decide(pap(""), aSubscriber().withPassword(null), 0))
                    .isEqualTo(rejected(RejectReason.NO_STORED_PASSWORD));
            assertThat(decide(new Credential.Pap(new byte[16]), aSubscriber().withPassword(null), 0))
                    .isEqualTo(rejected(RejectReason.NO_STORED_PASSWORD));
            assertThat(decide(new Credential.Chap(any -> true), aSubscriber().withPassword(null), 0))
                    .isEqualTo(rejected(RejectReason.NO_STORED_PASSWORD));
        }

        @Test
        void isProvenByChap() {
            byte[] clear = "client1".getBytes(StandardCharsets.UTF_8);

            assertThat(decide(new Credential.Chap(stored -> Arrays.equals(stored, clear)), aSubscriber(), 0))
                    .isInstanceOf(AccessDecision.Accepted.class);
            assertThat(decide(new Credential.Chap(stored -> false), aSubscriber(), 0))
                    .isEqualTo(rejected(RejectReason.WRONG_PASSWORD));
        }

        static Stream<Object[]> withoutUse() {
            return Stream.of(
                    new Object[] {new Credential.None(), RejectReason.NO_PASSWORD},
                    new Object[] {new Credential.Several(), RejectReason.SEVERAL_PASSWORDS},
                    new Object[] {new Credential.Malformed(), RejectReason.MALFORMED_PASSWORD});
        }

        @ParameterizedTest
        @MethodSource("withoutUse")
        void isRefused_whenItIsMissingDoubleOrBroken(Credential credential, RejectReason reason) {
            assertThat(decide(credential, aSubscriber(), 0)).isEqualTo(rejected(reason));
            assertThat(AccessRule.decide(attempt(credential, BNG1), Optional.empty(), 0))
                    .isEqualTo(rejected(reason));
        }
    }

    @Nested
    class Silence {

        @Test
        void anUnknownLoginReadsLikeAWrongPassword() {
            AccessDecision unknown = AccessRule.decide(attempt(pap("client1"), BNG1), Optional.empty(), 0);

            assertThat(unknown).isEqualTo(rejected(RejectReason.UNKNOWN_LOGIN));
            assertThat(RejectReason.UNKNOWN_LOGIN.replyMessage()).isEqualTo("Wrong login or password");
        }

        @ParameterizedTest
        @EnumSource(names = {"WRONG_PASSWORD", "PROBABLE_SECRET_MISMATCH", "NO_STORED_PASSWORD"})
        void whoDoesNotProveThePasswordReadsTheSame(RejectReason reason) {
            assertThat(reason.replyMessage()).isEqualTo(RejectReason.UNKNOWN_LOGIN.replyMessage());
            assertThat(reason.errorCause()).isEqualTo(RejectReason.UNKNOWN_LOGIN.errorCause());
            assertThat(reason.problem()).isEqualTo(RejectReason.UNKNOWN_LOGIN.problem());
        }

        @Test
        void aSuspensionIsToldOnlyWithTheRightPassword() {
            assertThat(decide(pap("client1"), aSubscriber().suspended(), 0))
                    .isEqualTo(rejected(RejectReason.SUSPENDED));
            assertThat(decide(pap("guess"), aSubscriber().suspended(), 0))
                    .isEqualTo(rejected(RejectReason.WRONG_PASSWORD));
        }

        @ParameterizedTest
        @EnumSource
        void everyTextIsPrintableAscii(RejectReason reason) {
            assertThat(reason.replyMessage()).matches("[ -~]{1,253}");
        }
    }

    @Nested
    class Concurrency {

        @ParameterizedTest
        @CsvSource({"2,1,true", "2,2,false", "2,3,false", "0,1000,true"})
        void countsOpenSessions(int limit, int open, boolean accepted) {
            AccessDecision decision = decide(pap("client1"), aSubscriber().withAtMost(limit), open);

            assertThat(decision instanceof AccessDecision.Accepted).isEqualTo(accepted);
            if (!accepted) {
                assertThat(decision).isEqualTo(rejected(RejectReason.TOO_MANY_SESSIONS));
            }
        }

        @Test
        void comesAfterSuspension() {
            assertThat(decide(pap("client1"), aSubscriber().suspended().withAtMost(1), 1))
                    .isEqualTo(rejected(RejectReason.SUSPENDED));
        }
    }

    @Nested
    class RequiredServices {

        private final KnownServices services = new KnownServices()
                .with(
                        1,
                        "base",
                        new ServiceTerms(
                                List.of(LoginSources.parameter("rate", null)),
                                null,
                                InterfaceType.IPV4,
                                true,
                                Authorization.NONE,
                                ServiceTerms.of(StatisticsMode.NONE).defaults()));

        @ParameterizedTest
        @CsvSource({"base(5M), client1, true", "base, client1, false", "base, guess, false"})
        void mustBeThere_andAreToldOnlyToWhoKnowsThePassword(String activation, String password, boolean accepted) {
            LoginProfile profile =
                    aSubscriber().with(new RecordService(1, activation, null)).profile(services);

            AccessDecision decision = AccessRule.decide(attempt(pap(password), BNG1), Optional.of(profile), 0);

            assertThat(decision instanceof AccessDecision.Accepted).isEqualTo(accepted);
            if (!accepted) {
                assertThat(decision)
                        .isEqualTo(rejected(
                                password.equals("guess")
                                        ? RejectReason.WRONG_PASSWORD
                                        : RejectReason.REQUIRED_SERVICE_MISSING));
            }
        }
    }

    @Nested
    class Identification {

        @Test
        void refusesARequestThatNamesNoNas() {
            AccessDecision decision = AccessRule.decide(
                    attempt(pap("client1"), NOBODY), Optional.of(aSubscriber().profile()), 0);

            assertThat(decision).isEqualTo(rejected(RejectReason.NAS_NOT_NAMED));
        }

        @Test
        void takesIdentifierOrAddress() {
            assertThat(new NasClaim("bng1", null).isMade()).isTrue();
            assertThat(new NasClaim(null, "10.0.0.2").isMade()).isTrue();
        }

        @Test
        void seeksOnlyALoginThatIsExactlyText() {
            assertThat(new LoginAttempt("a\u2400", false, pap("x"), BNG1, NOWHERE).sought())
                    .isEmpty();
            assertThat(new LoginAttempt("", true, pap("x"), BNG1, NOWHERE).sought())
                    .isEmpty();
            assertThat(new LoginAttempt("a", true, pap("x"), BNG1, NOWHERE).sought())
                    .contains("a");
        }
    }

    @Test
    void foldsToTheCaseThatItIs() {
        String accepted = decide(pap("client1"), aSubscriber(), 0).fold(yes -> "accepted", no -> "rejected");
        String rejected = decide(pap("guess"), aSubscriber(), 0).fold(yes -> "accepted", no -> "rejected");

        assertThat(accepted).isEqualTo("accepted");
        assertThat(rejected).isEqualTo("rejected");
    }

    @Test
    void showsNoPasswordInText() {
        assertThat(attempt(pap("topsecret"), BNG1).toString()).doesNotContain("topsecret");
        assertThat(aSubscriber().withPassword("topsecret").source().toString()).doesNotContain("[116");
        assertThat(aSubscriber().withPassword("topsecret").profile().toString())
                .isEqualTo("LoginProfile[1, client1@isp1.com]");
    }
}
