package io.sluice.ejb.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.audit.ChainBreak;
import io.sluice.audit.ChainBreak.Kind;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.subscriber.TenantScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The audit trail from writing to verifying, on each database. */
abstract class AuditContract {
    private static final Actor ANNA = new Actor("anna", PortalRole.OPERATOR, TenantScope.ALL, "10.0.0.9");

    private final SettableClock clock = new SettableClock();
    private DataSource database;
    private AuditTrail trail;
    private AuditSealer sealer;

    /** The same for each test, with the newest tables. */
    abstract DataSource database();

    @BeforeEach
    void empty() throws SQLException {
        database = database();
        SecurityTables.empty(database);
        trail = new AuditTrail(database, clock);
        sealer = new AuditSealer(database);
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            trail.record(ANNA, "nas.changed", "/nas/bng" + i, json("{\"port\":1}"), json("{\"port\":2}"));
        }
    }

    private AuditVerdict verdict() {
        return new AuditVerifier(database).verify();
    }

    private ChainBreak broken() {
        return Objects.requireNonNull(verdict().broken());
    }

    @Nested
    class Writing {
        @Test
        void keepsWhoWhatAndWhere() throws SQLException {
            trail.record(ANNA, "nas.changed", "/nas/bng1", null, json("{\"port\":3799}"));
            trail.record(Actor.SYSTEM, "user.created", "/users/admin", null, null);

            assertThat(strings("select actor || ' ' || role || ' ' || origin || ' ' || action || ' ' || resource || ' '"
                            + " || after_state from audit_entry where id = 1"))
                    .containsExactly("anna OPERATOR 10.0.0.9 nas.changed /nas/bng1 {\"port\":3799}");
            assertThat(strings("select actor from audit_entry where role is null and origin is null"))
                    .containsExactly("system");
        }

        @Test
        void keepsNoSecret_whateverItIsGiven() throws SQLException {
            trail.record(ANNA, "subscriber.changed", "/subscribers/1", json("""
                            {"login": "a", "password": "hunter2", "coa": {"secret": "hunter2", "port": 1},
                             "credentialSet": true, "secretSet": false,
                             "attributes": [{"name": "Tunnel-Password", "value": "hunter2"}, {"name": "Filter-Id", "value": "f"}]}"""), null);

            assertThat(strings("select before_state from audit_entry").get(0))
                    .doesNotContain("hunter2")
                    .contains("\"port\":1", "\"value\":\"f\"", "\"credentialSet\":true", "(kept secret)");
        }

        @Test
        void cutsWhatStrangersMakeTooLong() throws SQLException {
            Actor stranger = new Actor("x\0".repeat(200), null, TenantScope.ALL, "f".repeat(100));
            trail.record(stranger, "a", "/" + "r".repeat(600), json("{\"a\":\"" + "b".repeat(100_000) + "\"}"), null);
            sealer.seal();

            assertThat(strings("select actor from audit_entry").get(0))
                    .hasSize(64)
                    .startsWith("x?x?");
            assertThat(strings("select before_state from audit_entry")).containsExactly("{\"tooLongToKeep\":100008}");
            assertThat(verdict().broken()).isNull();
        }

        @Test
        void vanishesWithTheTransactionOfTheChange() throws SQLException {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                new AuditTrail(OneConnection.of(connection), clock).record(ANNA, "a", "/b", null, null);
                connection.rollback();
            }

            assertThat(strings("select action from audit_entry")).isEmpty();
        }
    }

    @Nested
    class Sealing {
        @Test
        void sealsEachEntryOnce_andThenNothing() {
            write(3);

            assertThat(sealer.seal()).isEqualTo(3);
            assertThat(sealer.seal()).isZero();
            assertThat(verdict().broken()).isNull();
            assertThat(verdict().sound().place()).isEqualTo(3);
        }

        @Test
        void sealsMoreThanABatch_inTwo() {
            write(AuditSealer.BATCH + 1);

            assertThat(verdict().open()).isEqualTo(AuditSealer.BATCH + 1);
            assertThat(sealer.seal()).isEqualTo(AuditSealer.BATCH);
            assertThat(sealer.seal()).isEqualTo(1);
            AuditVerdict verdict = verdict();
            assertThat(verdict.broken()).isNull();
            assertThat(verdict.sound().place()).isEqualTo(AuditSealer.BATCH + 1);
            assertThat(verdict.open()).isZero();
        }

        @Test
        void findsAnEntryThatIsCommittedAfterALaterOneWasSealed() throws SQLException {
            try (Connection slow = database.getConnection()) {
                slow.setAutoCommit(false);
                new AuditTrail(OneConnection.of(slow), clock).record(ANNA, "slow", "/b", null, null);
                write(1);
                assertThat(sealer.seal()).isEqualTo(1);
                slow.commit();
            }

            assertThat(sealer.seal()).isEqualTo(1);
            assertThat(strings("select action from audit_entry order by place")).containsExactly("nas.changed", "slow");
            assertThat(strings("select action from audit_entry order by id")).containsExactly("slow", "nas.changed");
            assertThat(verdict().broken()).isNull();
        }

        @Test
        void leavesTheWorkToWhoeverIsAtIt() throws SQLException {
            write(1);
            try (Connection other = database.getConnection();
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.executeQuery("select place from audit_chain where id = 1 for update")
                        .close();

                assertThat(sealer.seal()).isZero();
                other.rollback();
            }
            assertThat(sealer.seal()).isEqualTo(1);
        }

        @Test
        void keepsOneChain_whenNodesWriteAndSealAtOnce() throws Exception {
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            Callable<Integer> writer = () -> {
                write(100);
                return 0;
            };
            Callable<Integer> claimer = () -> {
                int sealed = 0;
                for (int i = 0; i < 50; i++) {
                    sealed += sealer.seal();
                }
                return sealed;
            };

            int sealed = 0;
            for (Future<Integer> part : nodes.invokeAll(List.of(writer, claimer, writer, claimer))) {
                sealed += part.get();
            }
            nodes.shutdown();
            sealed += sealer.seal();

            assertThat(sealed).isEqualTo(200);
            assertThat(verdict().broken()).isNull();
            assertThat(verdict().sound().place()).isEqualTo(200);
        }
    }

    @Nested
    class Tampering {
        @BeforeEach
        void sealFive() {
            write(5);
            sealer.seal();
            assertThat(verdict().broken()).isNull();
        }

        @Test
        void findsAnEditedEntry() throws SQLException {
            execute("update audit_entry set after_state = '{\"port\":3}' where place = 3");

            assertThat(broken()).isEqualTo(new ChainBreak(3, 3L, Kind.ALTERED));
        }

        @Test
        void findsAChangedTime() throws SQLException {
            execute("update audit_entry set happened_at = happened_at + interval '1' second where place = 2");

            assertThat(broken()).isEqualTo(new ChainBreak(2, 2L, Kind.ALTERED));
        }

        @Test
        void findsADeletedEntry_alsoTheLast() throws SQLException {
            execute("delete from audit_entry where place = 5");
            assertThat(broken()).isEqualTo(new ChainBreak(5, null, Kind.MISSING));

            execute("delete from audit_entry where place = 2");
            assertThat(broken()).isEqualTo(new ChainBreak(2, null, Kind.MISSING));
        }

        @Test
        void findsReorderedEntries() throws SQLException {
            execute("update audit_entry set place = -1 where place = 2");
            execute("update audit_entry set place = 2 where place = 4");
            execute("update audit_entry set place = 4 where place = -1");

            assertThat(broken()).isEqualTo(new ChainBreak(2, 4L, Kind.ALTERED));
        }

        @Test
        void findsAnEntryThatWasTakenOutToBeSealedAnew() throws SQLException {
            execute("update audit_entry set place = null, hash = null, actor = 'mona' where place = 3");
            sealer.seal();

            assertThat(broken()).isEqualTo(new ChainBreak(3, null, Kind.MISSING));
        }

        @Test
        void findsAnEntryBeyondTheEnd_andAChainWithoutItsEnd() throws SQLException {
            execute("insert into audit_entry (happened_at, actor, action, resource, place)"
                    + " values (current_timestamp, 'x', 'y', 'z', 6)");
            assertThat(broken()).isEqualTo(new ChainBreak(6, 6L, Kind.BEYOND_END));

            execute("delete from audit_entry");
            execute("delete from audit_chain");
            assertThat(broken()).isEqualTo(new ChainBreak(1, null, Kind.MISSING));
        }
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
