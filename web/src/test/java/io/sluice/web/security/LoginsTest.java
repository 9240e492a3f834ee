package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PortalRole;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.WebLog;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final LockoutRule THREE = new LockoutRule(3, Duration.ofMinutes(5));

    private final SettableClock clock = new SettableClock();
    private final FakeUsers users = new FakeUsers().with("anna", "right", PortalRole.OPERATOR, null);
    private final Logins logins = new Logins(users, THREE, clock, new SecureRandom(), WebLog.LOGGER);

    @Nested
    class ByPassword {
        @Test
        void givesNameRoleAndScope() {
            users.with("mona", "secret", PortalRole.RETAILER_MANAGER, 7L);

            Caller anna = logins.byPassword("anna", "right").orElseThrow();
            Caller mona = logins.byPassword("mona", "secret").orElseThrow();

            assertThat(anna.getName()).isEqualTo("anna");
            assertThat(anna.role()).isEqualTo(PortalRole.OPERATOR);
            assertThat(anna.scope()).isEqualTo(TenantScope.ALL);
            assertThat(mona.scope()).isEqualTo(TenantScope.ofRetailer(7));
        }

        @Test
        void refusesWrongPassword_unknownName_andDisabledAccount() {
            assertThat(logins.byPassword("anna", "wrong")).isEmpty();
            assertThat(logins.byPassword("nobody", "right")).isEmpty();
            users.disable("anna");
            assertThat(logins.byPassword("anna", "right")).isEmpty();
        }

        @Test
        void refusesWhatIsTooLongOrHoldsNul_withoutLookingItUp() {
            assertThat(logins.byPassword("a".repeat(Logins.LONGEST + 1), "right"))
                    .isEmpty();
            assertThat(logins.byPassword("anna", "r".repeat(Logins.LONGEST + 1)))
                    .isEmpty();
            assertThat(logins.byPassword("anna\0", "right")).isEmpty();

            assertThat(users.lookups).isZero();
        }

        @Test
        void doesNotLetARetailerManagerWithoutRetailerSeeEverything() {
            users.with("mona", "secret", PortalRole.RETAILER_MANAGER, null);

            assertThatNullPointerException().isThrownBy(() -> logins.byPassword("mona", "secret"));
        }
    }

    @Nested
    class LockOut {
        @Test
        void admitsRightPassword_afterOneFailureLessThanTheRule() {
            fail(2);

            assertThat(logins.byPassword("anna", "right")).isPresent();
            assertThat(users.failures).containsEntry("anna", 0);
        }

        @Test
        void refusesRightPassword_afterAsManyFailuresAsTheRule_untilThePauseIsOver() {
            fail(3);

            assertThat(logins.byPassword("anna", "right")).isEmpty();
            clock.advance(Duration.ofMinutes(5).minusNanos(1));
            assertThat(logins.byPassword("anna", "right")).isEmpty();
            clock.advance(Duration.ofNanos(1));
            assertThat(logins.byPassword("anna", "right")).isPresent();
        }

        @Test
        void doesNotProlongThePause_byAttemptsDuringIt() {
            fail(3);
            clock.advance(Duration.ofMinutes(4));
            fail(3);
            clock.advance(Duration.ofMinutes(1));

            assertThat(logins.byPassword("anna", "right")).isPresent();
        }

        @Test
        void leavesTokensAlone() {
            users.grant("anna", "sluice_abc", clock.instant().plusSeconds(3600));
            fail(3);

            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isPresent();
        }

        private void fail(int times) {
            for (int i = 0; i < times; i++) {
                assertThat(logins.byPassword("anna", "wrong" + i)).isEmpty();
            }
        }
    }

    @Nested
    class ByToken {
        @Test
        void admitsUntilTheTokenEnds() {
            users.grant("anna", "sluice_abc", clock.instant().plusSeconds(10));

            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isPresent();
            assertThat(logins.byToken(new BearerCredential("sluice_abd"))).isEmpty();
            clock.advance(Duration.ofSeconds(10));
            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isEmpty();
        }

        @Test
        void refusesDisabledAccount() {
            users.grant("anna", "sluice_abc", clock.instant().plusSeconds(10));
            users.disable("anna");

            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isEmpty();
        }
    }

    @Nested
    class Remembering {
        @Test
        void asksTheDirectoryOnceAMinute() {
            logins.byPassword("anna", "right");
            logins.byPassword("anna", "right");
            assertThat(users.lookups).isEqualTo(1);

            clock.advance(VerifiedCredentials.LIFE.minusNanos(1));
            logins.byPassword("anna", "right");
            assertThat(users.lookups).isEqualTo(1);
            clock.advance(Duration.ofNanos(1));
            logins.byPassword("anna", "right");
            assertThat(users.lookups).isEqualTo(2);
        }

        @Test
        void doesNotHelpAnotherPassword() {
            logins.byPassword("anna", "right");

            assertThat(logins.byPassword("anna", "Right")).isEmpty();
        }
    }
}
