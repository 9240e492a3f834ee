package io.sluice.ejb.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Violation;
import io.sluice.subscriber.TenantScope;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Users and their tokens, changed by managers and seen by logins, on each database. */
abstract class UsersContract {
    private static final String GOOD = "correct horse battery";
    private static final Actor ROOT = new Actor("root", PortalRole.ADMIN, TenantScope.ALL, "10.0.0.9");
    private static final PageRequest ALL = PageRequest.first(100);

    private final SettableClock clock = new SettableClock();
    private DataSource database;
    private UserManager users;
    private TokenManager tokens;
    private AuditQueries audit;
    private UserDirectory logins;

    /** The same for each test, with the newest tables. */
    abstract DataSource database();

    @BeforeEach
    void empty() throws SQLException {
        database = database();
        SecurityTables.empty(database);
        execute("insert into retailer (name, zone, version) values ('isp1', 'UTC', 0), ('isp2', 'UTC', 0)");
        execute("insert into subscriber (retailer_id, kind, name, status, version)"
                + " values (1, 'ENTERPRISE', 'acme', 'ACTIVE', 0), (1, 'RESIDENTIAL', 'client1', 'ACTIVE', 0)");
        SecureRandom random = new SecureRandom();
        AuditTrail trail = new AuditTrail(database, clock);
        users = on(database);
        tokens = new TokenManager(database, trail, random, clock);
        audit = new AuditQueries(database);
        logins = new JdbcUserDirectory(database);
        users.put(user("root", PortalRole.ADMIN), ExpectedState.UNSAID, Actor.SYSTEM);
    }

    private UserManager on(DataSource source) {
        return new UserManager(
                source, new AuditTrail(source, clock), new PasswordPolicy(PasswordPolicy.USUAL), new SecureRandom());
    }

    private static UserCommand user(String name, PortalRole role) {
        return new UserCommand(name, role, null, null, true, GOOD);
    }

    private static UserCommand user(
            String name, PortalRole role, @Nullable String retailer, @Nullable Long subscriber) {
        return new UserCommand(name, role, retailer, subscriber, true, GOOD);
    }

    private static Refused refusal(ThrowingCallable change) {
        Refused[] caught = new Refused[1];
        assertThatExceptionOfType(Refused.class).isThrownBy(change).satisfies(refused -> caught[0] = refused);
        return caught[0];
    }

    private static List<String> pointers(ThrowingCallable change) {
        Refused refused = refusal(change);
        assertThat(refused.reason()).isEqualTo(Reason.INVALID);
        return refused.violations().stream().map(Violation::pointer).toList();
    }

    @Nested
    class Users {
        @Test
        void areMade_soThatTheyCanLogIn() {
            UserView mona = users.create(user("mona", PortalRole.RETAILER_MANAGER, "isp1", null), ROOT)
                    .value();

            PortalUser login = logins.byName("mona").orElseThrow();
            assertThat(PasswordHash.parse(login.passwordHash()).orElseThrow().matches(GOOD.toCharArray()))
                    .isTrue();
            assertThat(login.scope()).isEqualTo(TenantScope.ofRetailer(1));
            assertThat(users.one("mona")).contains(mona);
            assertThat(mona.retailer()).isEqualTo("isp1");
        }

        @Test
        void ofASubscriber_belongToItsRetailer() {
            UserView it = users.create(user("ivy", PortalRole.IT_MANAGER, null, 1L), ROOT)
                    .value();
            UserView home = users.create(user("hans", PortalRole.SUBSCRIBER, "isp1", 2L), ROOT)
                    .value();

            assertThat(it.retailer()).isEqualTo("isp1");
            assertThat(it.subscriberId()).isEqualTo(1);
            assertThat(home.subscriberId()).isEqualTo(2);
            assertThat(logins.byName("ivy").orElseThrow().scope()).isEqualTo(TenantScope.ofRetailer(1));
        }

        @Test
        void areRefused_withEveryFieldNamed() {
            assertThat(pointers(() ->
                            users.create(new UserCommand("a:b", PortalRole.OPERATOR, "isp1", 1L, true, "short"), ROOT)))
                    .containsExactly("/name", "/password", "/retailer", "/subscriber");
            assertThat(pointers(() -> users.create(
                            new UserCommand("system", PortalRole.RETAILER_MANAGER, null, 1L, true, null), ROOT)))
                    .containsExactly("/name", "/password", "/subscriber", "/retailer");
            assertThat(pointers(() -> users.create(user("bob", PortalRole.RETAILER_MANAGER, "isp9", null), ROOT)))
                    .containsExactly("/retailer");
            assertThat(pointers(() -> users.create(user("bob", PortalRole.IT_MANAGER), ROOT)))
                    .containsExactly("/subscriber");
            assertThat(pointers(() -> users.create(user("bob", PortalRole.IT_MANAGER, null, 2L), ROOT)))
                    .as("not an enterprise")
                    .containsExactly("/subscriber");
            assertThat(pointers(() -> users.create(user("bob", PortalRole.SUBSCRIBER, "isp2", 2L), ROOT)))
                    .containsExactly("/retailer");
            assertThat(pointers(() -> users.create(
                            new UserCommand("bob", PortalRole.OPERATOR, null, null, true, "bob-bob-bob-bob"), ROOT)))
                    .containsExactly("/password");
            assertThat(users.list(new UserFilter(null, null), ALL).items()).hasSize(1);
        }

        @Test
        void takePasswordsOfTwelveCharacters_notOfEleven() {
            assertThat(pointers(() -> users.create(
                            new UserCommand("bob", PortalRole.OPERATOR, null, null, true, "x".repeat(11)), ROOT)))
                    .containsExactly("/password");
            users.create(new UserCommand("bob", PortalRole.OPERATOR, null, null, true, "x".repeat(12)), ROOT);
        }

        @Test
        void areNotMadeTwice() {
            assertThat(refusal(() -> users.create(user("root", PortalRole.ADMIN), ROOT))
                            .reason())
                    .isEqualTo(Reason.DUPLICATE);
        }

        @Test
        void change_onlyInTheStateThatWasRead() {
            UserView bob = users.create(user("bob", PortalRole.OPERATOR), ROOT).value();
            UserCommand disabled = new UserCommand("bob", PortalRole.AUDITOR, null, null, false, null);

            assertThat(refusal(() -> users.put(disabled, ExpectedState.UNSAID, ROOT))
                            .reason())
                    .isEqualTo(Reason.STATE_UNSAID);
            UserView changed = users.put(disabled, ExpectedState.version(bob.version()), ROOT)
                    .value();
            assertThat(refusal(() -> users.put(disabled, ExpectedState.version(bob.version()), ROOT))
                            .reason())
                    .isEqualTo(Reason.STALE);

            assertThat(changed.role()).isEqualTo(PortalRole.AUDITOR);
            assertThat(logins.byName("bob").orElseThrow().enabled()).isFalse();
            assertThat(PasswordHash.parse(logins.byName("bob").orElseThrow().passwordHash())
                            .orElseThrow()
                            .matches(GOOD.toCharArray()))
                    .as("kept")
                    .isTrue();
        }

        @Test
        void changeTheirOwnPassword() {
            Actor bob = new Actor("bob", PortalRole.OPERATOR, TenantScope.ALL, null);
            users.create(user("bob", PortalRole.OPERATOR), ROOT);

            assertThat(pointers(() -> users.changeOwnPassword("short", bob))).containsExactly("/password");
            users.changeOwnPassword("another good one", bob);

            assertThat(PasswordHash.parse(logins.byName("bob").orElseThrow().passwordHash())
                            .orElseThrow()
                            .matches("another good one".toCharArray()))
                    .isTrue();
        }

        @Test
        void areUnlocked() {
            users.create(user("bob", PortalRole.OPERATOR), ROOT);
            LockoutRule rule = new LockoutRule(2, Duration.ofMinutes(5));
            logins.failed("bob", rule, clock.instant());
            logins.failed("bob", rule, clock.instant());
            assertThat(logins.byName("bob").orElseThrow().mayTryAt(clock.instant()))
                    .isFalse();
            assertThat(users.one("bob").orElseThrow().lockedUntil())
                    .isEqualTo(clock.instant().plus(rule.pause()));

            users.unlock("bob", ROOT);

            assertThat(logins.byName("bob").orElseThrow().mayTryAt(clock.instant()))
                    .isTrue();
            assertThat(logins.failed("bob", rule, clock.instant()))
                    .as("counted anew")
                    .isFalse();
        }

        @Test
        void goWithTheirTokens() {
            users.create(user("bob", PortalRole.OPERATOR), ROOT);
            Actor bob = new Actor("bob", PortalRole.OPERATOR, TenantScope.ALL, null);
            String secret = tokens.create(token("run"), bob).value().secret();

            users.remove("bob", ExpectedState.ANY, ROOT);

            assertThat(users.one("bob")).isEmpty();
            assertThat(logins.byToken(TokenHash.of(secret), clock.instant())).isEmpty();
            assertThat(refusal(() -> users.remove("bob", ExpectedState.ANY, ROOT))
                            .reason())
                    .isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void areListedNewestFirst_pageByPage() {
            users.create(user("bob", PortalRole.OPERATOR), ROOT);
            users.create(user("mona", PortalRole.RETAILER_MANAGER, "isp1", null), ROOT);

            Page<UserView> first = users.list(new UserFilter(null, null), PageRequest.first(2));
            Page<UserView> second = users.list(new UserFilter(null, null), new PageRequest(2, first.next()));

            assertThat(first.items()).extracting(UserView::name).containsExactly("mona", "bob");
            assertThat(second.items()).extracting(UserView::name).containsExactly("root");
            assertThat(second.next()).isNull();
            assertThat(users.list(new UserFilter(PortalRole.OPERATOR, null), ALL)
                            .items())
                    .extracting(UserView::name)
                    .containsExactly("bob");
            assertThat(users.list(new UserFilter(null, "isp1"), ALL).items())
                    .extracting(UserView::name)
                    .containsExactly("mona");
            assertThatThrownBy(() -> users.list(new UserFilter(null, null), new PageRequest(2, "x")))
                    .isInstanceOf(InvalidCursor.class);
        }

        @Test
        void leaveEntriesInTheAuditTrail_withoutPasswords() {
            users.create(user("bob", PortalRole.OPERATOR), ROOT);
            users.put(new UserCommand("bob", PortalRole.AUDITOR, null, null, false, null), ExpectedState.ANY, ROOT);
            users.remove("bob", ExpectedState.ANY, ROOT);

            List<AuditView> entries = audit.list(new AuditFilter("root", null, "/users/bob", null, null), ALL)
                    .items();

            assertThat(entries)
                    .extracting(view -> view.entry().action())
                    .containsExactly("user.removed", "user.changed", "user.created");
            assertThat(entries.get(1).entry().before()).isEqualTo("{\"role\":\"OPERATOR\",\"enabled\":true}");
            assertThat(entries.get(1).entry().after()).isEqualTo("{\"role\":\"AUDITOR\",\"enabled\":false}");
            assertThat(entries.get(2).entry().after())
                    .isEqualTo("{\"role\":\"OPERATOR\",\"enabled\":true,\"newPassword\":true}");
            assertThat(entries.toString()).doesNotContain(GOOD);
        }
    }

    @Nested
    class TheLastAdministrator {
        @Test
        void isNotDemoted_notDisabled_notRemoved() throws SQLException {
            inTransaction(manager -> {
                for (UserCommand end : List.of(
                        new UserCommand("root", PortalRole.OPERATOR, null, null, true, null),
                        new UserCommand("root", PortalRole.ADMIN, null, null, false, null))) {
                    assertThat(refusal(() -> manager.put(end, ExpectedState.ANY, ROOT))
                                    .reason())
                            .isEqualTo(Reason.IN_USE);
                }
            });
            inTransaction(manager -> assertThat(refusal(() -> manager.remove("root", ExpectedState.ANY, ROOT))
                            .reason())
                    .isEqualTo(Reason.IN_USE));

            assertThat(logins.byName("root").orElseThrow().enabled()).isTrue();
        }

        @Test
        void mayGo_whenThereIsAnother() throws SQLException {
            users.create(user("second", PortalRole.ADMIN), ROOT);

            users.put(new UserCommand("root", PortalRole.OPERATOR, null, null, true, null), ExpectedState.ANY, ROOT);

            assertThat(users.one("root").orElseThrow().role()).isEqualTo(PortalRole.OPERATOR);
        }

        @Test
        void remains_whenTwoAdministratorsDisableEachOtherAtOnce() throws Exception {
            users.create(user("second", PortalRole.ADMIN), ROOT);
            CountDownLatch both = new CountDownLatch(2);
            ExecutorService people = Executors.newFixedThreadPool(2);

            List<Future<Boolean>> done =
                    people.invokeAll(List.of(() -> disable("root", both), () -> disable("second", both)));

            int disabled = 0;
            for (Future<Boolean> each : done) {
                disabled += each.get() ? 1 : 0;
            }
            people.shutdown();
            assertThat(disabled).isEqualTo(1);
        }

        private boolean disable(String name, CountDownLatch both) throws Exception {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                both.countDown();
                both.await(10, TimeUnit.SECONDS);
                on(OneConnection.of(connection))
                        .put(new UserCommand(name, PortalRole.ADMIN, null, null, false, null), ExpectedState.ANY, ROOT);
                connection.commit();
                return true;
            } catch (Refused refused) {
                return false;
            }
        }

        private void inTransaction(Consumer<UserManager> work) throws SQLException {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                work.accept(on(OneConnection.of(connection)));
                connection.rollback();
            }
        }
    }

    @Nested
    class Tokens {
        @Test
        void admitTheirOwner_withinTheirScope_untilTheyEnd() {
            Instant end = clock.instant().plus(Duration.ofDays(366));
            TokenCommand command = new TokenCommand("run", end, true, Set.of("nas", "clients"), "isp2");

            NewToken made = tokens.create(command, ROOT).value();

            TokenOwner owner = logins.byToken(TokenHash.of(made.secret()), end.minusMillis(1))
                    .orElseThrow();
            assertThat(owner.user().name()).isEqualTo("root");
            assertThat(owner.tokenName()).isEqualTo("run");
            assertThat(owner.scope()).isEqualTo(new TokenScope(true, Set.of("nas", "clients"), 2L));
            assertThat(logins.byToken(TokenHash.of(made.secret()), end)).isEmpty();
            assertThat(made.secret()).startsWith("sluice_").hasSize(50);
            assertThat(made.token().resources()).containsExactly("clients", "nas");
            assertThat(made.token().retailer()).isEqualTo("isp2");
        }

        @Test
        void areRefused_withEveryFieldNamed() {
            Instant now = clock.instant();
            assertThat(pointers(() -> tokens.create(new TokenCommand("run", now, false, Set.of(), "isp9"), ROOT)))
                    .containsExactly("/expiresAt", "/retailer");
            assertThat(pointers(() -> tokens.create(
                            new TokenCommand(
                                    "run", now.plus(TokenManager.LONGEST_LIFE).plusMillis(1), false, Set.of(), null),
                            ROOT)))
                    .containsExactly("/expiresAt");
            tokens.create(token("run"), ROOT);
            assertThat(refusal(() -> tokens.create(token("run"), ROOT)).reason())
                    .isEqualTo(Reason.DUPLICATE);
        }

        @Test
        void ofATenant_cannotNameAnothersRetailer() {
            users.create(user("mona", PortalRole.RETAILER_MANAGER, "isp1", null), ROOT);
            Actor mona = new Actor("mona", PortalRole.RETAILER_MANAGER, TenantScope.ofRetailer(1), null);
            Instant end = clock.instant().plusSeconds(60);

            assertThat(pointers(() -> tokens.create(new TokenCommand("a", end, false, Set.of(), "isp2"), mona)))
                    .containsExactly("/retailer");
            assertThat(tokens.create(new TokenCommand("a", end, false, Set.of(), "isp1"), mona)
                            .value()
                            .token()
                            .retailer())
                    .isEqualTo("isp1");
        }

        @Test
        void areSeenAndRevoked_byTheirOwnerAndAdministratorsOnly() {
            users.create(user("bob", PortalRole.OPERATOR), ROOT);
            Actor bob = new Actor("bob", PortalRole.OPERATOR, TenantScope.ALL, null);
            NewToken ours = tokens.create(token("run"), ROOT).value();
            NewToken bobs = tokens.create(token("run"), bob).value();

            assertThat(tokens.list(null, bob, ALL).items()).containsExactly(bobs.token());
            assertThat(tokens.list(null, ROOT, ALL).items()).containsExactly(bobs.token(), ours.token());
            assertThat(tokens.list("bob", ROOT, ALL).items()).containsExactly(bobs.token());
            assertThat(tokens.one(ours.token().id(), bob)).isEmpty();
            assertThat(refusal(() -> tokens.revoke(ours.token().id(), bob)).reason())
                    .isEqualTo(Reason.NOT_FOUND);

            tokens.revoke(bobs.token().id(), ROOT);

            assertThat(logins.byToken(TokenHash.of(bobs.secret()), clock.instant()))
                    .isEmpty();
            assertThat(logins.byToken(TokenHash.of(ours.secret()), clock.instant()))
                    .isPresent();
        }

        @Test
        void leaveEntriesInTheAuditTrail_withoutTheSecret() {
            NewToken made = tokens.create(token("run"), ROOT).value();
            tokens.revoke(made.token().id(), ROOT);

            List<AuditView> entries = audit.list(
                            new AuditFilter(
                                    null, null, "/tokens/" + made.token().id(), null, null),
                            ALL)
                    .items();
            assertThat(entries)
                    .extracting(view -> view.entry().action())
                    .containsExactly("token.revoked", "token.created");
            assertThat(entries.toString()).doesNotContain(made.secret()).contains("\"name\":\"run\"");
            assertThat(made.toString()).doesNotContain(made.secret());
        }
    }

    @Nested
    class Audit {
        @Test
        void isListedByActorActionResourceAndTime() {
            Instant before = clock.instant();
            clock.advance(Duration.ofHours(1));
            users.create(user("bob", PortalRole.OPERATOR), ROOT);

            assertThat(actions(new AuditFilter(null, "user.created", null, null, null)))
                    .hasSize(2);
            assertThat(actions(new AuditFilter("root", null, null, null, null))).containsExactly("user.created");
            assertThat(actions(new AuditFilter(null, null, null, before.plusMillis(1), null)))
                    .containsExactly("user.created");
            assertThat(audit.list(new AuditFilter(null, null, null, null, before.plusMillis(1)), ALL)
                            .items())
                    .extracting(view -> view.entry().resource())
                    .containsExactly("/users/root");
        }

        @Test
        void showsThePlace_onceItIsSealed() {
            AuditView open = audit.list(new AuditFilter(null, null, null, null, null), ALL)
                    .items()
                    .get(0);
            assertThat(open.place()).isNull();

            new AuditSealer(database).seal();

            AuditView sealed = audit.one(open.entry().id()).orElseThrow();
            assertThat(sealed.place()).isEqualTo(1);
            assertThat(sealed.hash()).isEqualTo(audit.verify().sound().hash().toString());
            assertThat(audit.one(-1)).isEmpty();
        }

        private List<String> actions(AuditFilter filter) {
            return audit.list(filter, ALL).items().stream()
                    .map(view -> view.entry().action())
                    .toList();
        }
    }

    private TokenCommand token(String name) {
        return new TokenCommand(name, clock.instant().plus(Duration.ofDays(1)), false, Set.of(), null);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
