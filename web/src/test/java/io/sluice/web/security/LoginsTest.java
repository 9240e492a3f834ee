package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.TokenScope;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.WebLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final LockoutRule THREE = new LockoutRule(3, Duration.ofMinutes(5));

    private final SettableClock clock = new SettableClock();
    private final FakeUsers users = new FakeUsers().with("anna", "right", PortalRole.OPERATOR, null);
    private final RememberedEvents events = new RememberedEvents();
    private final Logins logins = new Logins(users, THREE, clock, new SecureRandom(), WebLog.LOGGER, events);

    private Optional<Caller> byPassword(String name, String password) {
        return logins.byPassword(name, password, "10.0.0.9");
    }

    @Nested
    class ByPassword {
        @Test
        void givesNameRoleAndScope() {
            users.with("mona", "secret", PortalRole.RETAILER_MANAGER, 7L);

            Caller anna = byPassword("anna", "right").orElseThrow();
            Caller mona = byPassword("mona", "secret").orElseThrow();

            assertThat(anna.getName()).isEqualTo("anna");
            assertThat(anna.role()).isEqualTo(PortalRole.OPERATOR);
            assertThat(anna.scope()).isEqualTo(TenantScope.ALL);
            assertThat(mona.scope()).isEqualTo(TenantScope.ofRetailer(7));
        }

        @Test
        void refusesWrongPassword_unknownName_andDisabledAccount() {
            assertThat(byPassword("anna", "wrong")).isEmpty();
            assertThat(byPassword("nobody", "right")).isEmpty();
            users.disable("anna");
            assertThat(byPassword("anna", "right")).isEmpty();
        }

        @Test
        void refusesWhatIsTooLongOrHoldsNul_withoutLookingItUp() {
            assertThat(byPassword("a".repeat(Logins.LONGEST + 1), "right")).isEmpty();
            assertThat(byPassword("anna", "r".repeat(Logins.LONGEST + 1))).isEmpty();
            assertThat(byPassword("anna\0", "right")).isEmpty();

            assertThat(users.lookups).isZero();
        }

        @Test
        void doesNotLetARetailerManagerWithoutRetailerSeeEverything() {
            users.with("mona", "secret", PortalRole.RETAILER_MANAGER, null);

            assertThatNullPointerException().isThrownBy(() -> byPassword("mona", "secret"));
        }
    }

    @Nested
    class LockOut {
        @Test
        void admitsRightPassword_afterOneFailureLessThanTheRule() {
            fail(2);

            assertThat(byPassword("anna", "right")).isPresent();
            assertThat(users.failures).containsEntry("anna", 0);
        }

        @Test
        void refusesRightPassword_afterAsManyFailuresAsTheRule_untilThePauseIsOver() {
            fail(3);

            assertThat(byPassword("anna", "right")).isEmpty();
            clock.advance(Duration.ofMinutes(5).minusNanos(1));
            assertThat(byPassword("anna", "right")).isEmpty();
            clock.advance(Duration.ofNanos(1));
            assertThat(byPassword("anna", "right")).isPresent();
        }

        @Test
        void doesNotProlongThePause_byAttemptsDuringIt() {
            fail(3);
            clock.advance(Duration.ofMinutes(4));
            fail(3);
            clock.advance(Duration.ofMinutes(1));

            assertThat(byPassword("anna", "right")).isPresent();
        }

        @Test
        void leavesTokensAlone() {
            users.grant("anna", "sluice_abc", clock.instant().plusSeconds(3600));
            fail(3);

            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isPresent();
        }

        private void fail(int times) {
            for (int i = 0; i < times; i++) {
                assertThat(byPassword("anna", "wrong" + i)).isEmpty();
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
    class ByNarrowedToken {
        @Test
        void readsOnly_andOnlyItsResources() {
            Caller caller = caller("anna", new TokenScope(true, Set.of("nas"), null));

            assertThat(caller.role()).isEqualTo(PortalRole.OPERATOR);
            assertThat(caller.isByToken()).isTrue();
            assertThat(caller.mayBy(true, "nas")).isTrue();
            assertThat(caller.mayBy(false, "nas")).isFalse();
            assertThat(caller.mayBy(true, "clients")).isFalse();
        }

        @Test
        void actsAsARetailersManager_whenNarrowedToARetailer() {
            Caller caller = caller("anna", new TokenScope(false, Set.of(), 7L));

            assertThat(caller.role()).isEqualTo(PortalRole.RETAILER_MANAGER);
            assertThat(caller.scope()).isEqualTo(TenantScope.ofRetailer(7));
            assertThat(caller.mayBy(false, "subscribers")).isTrue();
        }

        @Test
        void neverWritesForAnAuditor() {
            users.with("otto", "right", PortalRole.AUDITOR, null);

            assertThat(caller("otto", new TokenScope(false, Set.of(), 7L)).mayBy(false, "subscribers"))
                    .isFalse();
        }

        @Test
        void opensNothing_whenTheOwnerBelongsToAnotherRetailer() {
            users.with("mona", "right", PortalRole.RETAILER_MANAGER, 8L);
            users.narrow(new TokenScope(false, Set.of(), 7L));
            users.grant("mona", "sluice_abc", clock.instant().plusSeconds(10));

            assertThat(logins.byToken(new BearerCredential("sluice_abc"))).isEmpty();
        }

        private Caller caller(String user, TokenScope scope) {
            users.narrow(scope);
            users.grant(user, "sluice_abc", clock.instant().plusSeconds(10));
            return logins.byToken(new BearerCredential("sluice_abc")).orElseThrow();
        }
    }

    @Nested
    class Remembering {
        @Test
        void saysWhoTriesAndWhoWasLocked_andWhoGotInAfterwards() {
            byPassword("anna", "right");
            byPassword("anna", "wrong");
            byPassword("nobody", "wrong");
            byPassword("anna", "Right");
            clock.advance(VerifiedCredentials.LIFE);
            byPassword("anna", "right");
            for (int i = 0; i < 3; i++) {
                byPassword("anna", "wrong");
            }

            assertThat(events.told)
                    .containsExactly(
                            "failed anna from 10.0.0.9",
                            "failed nobody from 10.0.0.9",
                            "failed anna from 10.0.0.9",
                            "after failures anna from 10.0.0.9",
                            "failed anna from 10.0.0.9",
                            "failed anna from 10.0.0.9",
                            "locked anna from 10.0.0.9");
        }

        @Test
        void lastsAMinute() {
            byPassword("anna", "right");
            users.failures.put("anna", 1);

            clock.advance(VerifiedCredentials.LIFE.minusNanos(1));
            byPassword("anna", "right");
            assertThat(users.failures).as("recalled, not checked").containsEntry("anna", 1);
            clock.advance(Duration.ofNanos(1));
            byPassword("anna", "right");
            assertThat(users.failures).as("checked").containsEntry("anna", 0);
        }

        @Test
        void doesNotHelpAnotherPassword() {
            byPassword("anna", "right");

            assertThat(byPassword("anna", "Right")).isEmpty();
        }

        @Test
        void endsAtOnce_withANewPassword_aDisabledAccount_andALock() {
            byPassword("anna", "right");
            PortalUser before = users.users.get("anna");
            users.with("anna", "new", PortalRole.OPERATOR, null);
            assertThat(byPassword("anna", "right")).isEmpty();

            users.replace(before);
            assertThat(byPassword("anna", "right")).isPresent();
            users.disable("anna");
            assertThat(byPassword("anna", "right")).isEmpty();

            users.replace(before);
            for (int i = 0; i < 3; i++) {
                byPassword("anna", "wrong");
            }
            assertThat(byPassword("anna", "right")).isEmpty();
        }

        @Test
        void givesTheRoleOfNow() {
            byPassword("anna", "right");
            PortalUser before = users.users.get("anna");
            users.replace(new PortalUser(
                    before.id(), "anna", before.passwordHash(), PortalRole.RETAILER_MANAGER, 7L, true, null));

            Caller caller = byPassword("anna", "right").orElseThrow();

            assertThat(caller.role()).isEqualTo(PortalRole.RETAILER_MANAGER);
            assertThat(caller.scope()).isEqualTo(TenantScope.ofRetailer(7));
        }
    }
}
