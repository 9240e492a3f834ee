package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the running server asks PostgreSQL, counted by PostgreSQL. */
@Tag("postgresql")
class StatementsIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOGINS = 1000;

    @BeforeEach
    void countStatements(PostgresCluster database) {
        database.execute("create extension if not exists pg_stat_statements");
    }

    private static byte[] login(int identifier) {
        return RequestOctets.access(identifier & 0xff, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("client1")
                .messageAuthenticator()
                .octets();
    }

    private static void logIn(RadiusSocket socket, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(socket.ask(login(i), SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
        }
    }

    @Test
    void logsInWhileEveryTableIsLocked(SluiceServer server, PostgresCluster database) throws SQLException {
        try (RadiusSocket socket = new RadiusSocket(server.ports().auth());
                Connection locks = database.connect();
                Statement statement = locks.createStatement()) {
            logIn(socket, 1);
            locks.setAutoCommit(false);
            statement.execute("lock table " + String.join(", ", tables(database)) + " in access exclusive mode");

            logIn(socket, LOGINS);

            locks.rollback();
        }
    }

    private static Iterable<String> tables(PostgresCluster database) {
        return database.texts("select tablename from pg_tables where schemaname = 'public'");
    }

    @Test
    void asksNothingForAThousandWarmLogins(SluiceServer server, PostgresCluster database) {
        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            logIn(socket, 1);
            database.execute("select pg_stat_statements_reset()");

            logIn(socket, LOGINS);

            // What runs by itself each second and what is written behind, both of them for all logins together.
            assertThat(database.number("select coalesce(sum(calls), 0) from pg_stat_statements"))
                    .as("statements: %s", database.texts(CALLS))
                    .isLessThan(LOGINS / 10);
        }
    }

    private static final String CALLS =
            "select calls || ' × ' || left(query, 60) from pg_stat_statements order by calls desc limit 12";

    @Test
    void storesHundredsOfPacketsWithAHandfulOfStatements(SluiceServer server, PostgresCluster database)
            throws SQLException {
        int packets = 500;
        try (RadiusSocket socket = new RadiusSocket(server.ports().acct());
                RadiusSocket other = new RadiusSocket(server.ports().acct());
                Connection locks = database.connect();
                Statement statement = locks.createStatement()) {
            locks.setAutoCommit(false);
            statement.execute("lock table accounting_record in access exclusive mode");
            database.execute("select pg_stat_statements_reset()");
            for (int i = 0; i < packets; i++) {
                (i < packets / 2 ? socket : other)
                        .send(AccountingTraffic.start(i % (packets / 2), "burst-" + i, "burst@isp1.com"));
            }
            // Both delivery workers wait for the table with what came first; all the rest forms one batch after another
            // behind them.
            eventually(
                    "waiting for the lock",
                    SOON,
                    () -> database.number("select count(*) from pg_locks where not granted"),
                    waiting -> waiting >= 2);
            locks.rollback();

            assertThat(socket.receive(packets / 2, PATIENCE)).hasSize(packets / 2);
            assertThat(other.receive(packets / 2, PATIENCE)).hasSize(packets / 2);
        }
        assertThat(database.number("select count(*) from accounting_record where login = 'burst@isp1.com'"))
                .isEqualTo(packets);
        assertThat(
                        database.number(
                                "select coalesce(sum(calls), 0) from pg_stat_statements where query ilike 'insert into accounting_record%'"))
                .as("statements: %s", database.texts(CALLS))
                .isBetween(1L, 10L);
    }
}
