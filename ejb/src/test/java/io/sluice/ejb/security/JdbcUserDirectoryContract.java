package io.sluice.ejb.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schema.SchemaMigration;
import io.sluice.subscriber.TenantScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both databases must do; each has its subclass. */
abstract class JdbcUserDirectoryContract {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final LockoutRule THREE = new LockoutRule(3, Duration.ofMinutes(5));

    private DataSource database;
    private UserDirectory users;

    abstract DataSource newDatabase();

    @BeforeEach
    void migrate() throws SQLException {
        database = newDatabase();
        new SchemaMigration(database).run();
        execute("insert into retailer (name, zone, version) values ('isp1', 'UTC', 0)");
        insert("anna", "operator", null);
        insert("mona", "retailer-manager", 1);
        users = new JdbcUserDirectory(database);
    }

    @Test
    void findsAUser_byExactName() {
        PortalUser anna = users.byName("anna").orElseThrow();

        assertThat(anna.role()).isEqualTo(PortalRole.OPERATOR);
        assertThat(anna.passwordHash()).isEqualTo("hash");
        assertThat(anna.mayTryAt(NOW)).isTrue();
        assertThat(users.byName("mona").orElseThrow().scope()).isEqualTo(TenantScope.ofRetailer(1));
        assertThat(users.byName("Anna")).isEmpty();
        assertThat(users.byName("' or 1=1 --")).isEmpty();
    }

    @Test
    void takesARoleOfALaterVersion_forNobody() throws SQLException {
        insert("zoe", "emperor", null);

        assertThat(users.byName("zoe")).isEmpty();
    }

    @Test
    void findsAUser_byTokenUntilItEnds() throws SQLException {
        byte[] hash = {1, 2, 3};
        execute(
                "insert into api_token (user_id, name, token_hash, expires_at, version) values (1, 'billing run', ?, ?, 0)",
                hash,
                NOW.atOffset(ZoneOffset.UTC));

        assertThat(users.byToken(hash, NOW.minusMillis(1))
                        .map(owner -> owner.user().name()))
                .contains("anna");
        assertThat(users.byToken(hash, NOW)).isEmpty();
        assertThat(users.byToken(new byte[] {1, 2}, NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void locks_withTheLastFailureOfTheRule_untilThePauseIsOver() {
        assertThat(users.failed("anna", THREE, NOW)).isFalse();
        assertThat(users.failed("anna", THREE, NOW)).isFalse();
        assertThat(users.byName("anna").orElseThrow().mayTryAt(NOW)).isTrue();

        assertThat(users.failed("anna", THREE, NOW)).isTrue();

        Instant end = NOW.plus(THREE.pause());
        assertThat(users.byName("anna").orElseThrow().lockedUntil()).isEqualTo(end);
        assertThat(users.failed("anna", THREE, end.minusMillis(1)))
                .as("not counted while locked")
                .isFalse();
        assertThat(users.failed("anna", THREE, end)).as("first of a new count").isFalse();
        assertThat(users.failed("anna", THREE, end)).isFalse();
        assertThat(users.failed("anna", THREE, end)).isTrue();
    }

    @Test
    void startsToCountAnew_afterASuccess() {
        users.failed("anna", THREE, NOW);
        users.failed("anna", THREE, NOW);
        users.succeeded(users.byName("anna").orElseThrow().id());

        assertThat(users.failed("anna", THREE, NOW)).isFalse();
        assertThat(users.failed("anna", THREE, NOW)).isFalse();
        assertThat(users.failed("anna", THREE, NOW)).isTrue();
    }

    @Test
    void tellsWhetherThereWereFailures() {
        long anna = users.byName("anna").orElseThrow().id();
        assertThat(users.succeeded(anna)).isFalse();
        users.failed("anna", THREE, NOW);
        assertThat(users.succeeded(anna)).isTrue();
        assertThat(users.succeeded(anna)).isFalse();
    }

    @Test
    void notesTheUseOfAToken_onceInTenMinutes() throws SQLException {
        byte[] hash = {1, 2, 3};
        execute(
                "insert into api_token (user_id, name, token_hash, expires_at, version) values (1, 'run', ?, ?, 0)",
                hash,
                NOW.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));

        users.byToken(hash, NOW);
        assertThat(lastUse()).isEqualTo(NOW);
        users.byToken(hash, NOW.plus(Duration.ofMinutes(10)));
        assertThat(lastUse()).isEqualTo(NOW);
        users.byToken(hash, NOW.plus(Duration.ofMinutes(10)).plusMillis(1));
        assertThat(lastUse()).isEqualTo(NOW.plus(Duration.ofMinutes(10)).plusMillis(1));
    }

    private Instant lastUse() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select last_used_at from api_token");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Test
    void countsNothing_forAnUnknownName() {
        for (int i = 0; i < 5; i++) {
            assertThat(users.failed("nobody", THREE, NOW)).isFalse();
        }
        assertThat(users.byName("anna").orElseThrow().mayTryAt(NOW)).isTrue();
    }

    @Test
    void losesNoFailure_whenManyComeAtOnce() throws Exception {
        LockoutRule forty = new LockoutRule(40, Duration.ofMinutes(5));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        Callable<Integer> ten = () -> {
            int locked = 0;
            for (int i = 0; i < 10; i++) {
                locked += users.failed("anna", forty, NOW) ? 1 : 0;
            }
            return locked;
        };

        List<Future<Integer>> results = nodes.invokeAll(List.of(ten, ten, ten, ten));

        int locked = 0;
        for (Future<Integer> result : results) {
            locked += result.get();
        }
        nodes.shutdown();
        assertThat(locked).isEqualTo(1);
    }

    private void insert(String name, String role, Integer retailer) throws SQLException {
        execute(
                "insert into portal_user (name, password_hash, role, failures, enabled, version, retailer_id)"
                        + " values (?, 'hash', ?, 0, true, 0, ?)",
                name,
                role,
                retailer);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
