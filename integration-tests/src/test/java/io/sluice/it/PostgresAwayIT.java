package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops as in a crash while a NAS goes on sending, and comes back. */
@Tag("postgresql")
class PostgresAwayIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @AfterEach
    void bringBack(PostgresCluster database) {
        if (!database.isRunning()) {
            database.restart();
        }
    }

    @Test
    void answersOnlyWhatIsStored(SluiceServer server, PostgresCluster database) throws InterruptedException {
        byte[] probe = AccountingTraffic.start(7, "database-away-probe", "away@isp1.com");
        try (AccountingTraffic traffic =
                        AccountingTraffic.begin(server.ports().acct(), "database-away-", "away@isp1.com");
                RadiusSocket socket = new RadiusSocket(server.ports().acct())) {
            traffic.awaitAnswered(100, SOON);

            database.stopAtOnce();
            assertThat(socket.ask(probe, WHILE)).isEmpty();
            int answeredWhenStopped = traffic.answered().size();
            assertThat(socket.ask(probe, WHILE)).isEmpty();
            assertThat(traffic.answered()).hasSize(answeredWhenStopped);
            assertThat(server.radclient()
                            .login(
                                    "User-Name=client1@isp1.com",
                                    "User-Password=client1",
                                    "NAS-IP-Address=127.0.0.1",
                                    "Message-Authenticator=0x00")
                            .isAccept())
                    .as("a login that needs no database")
                    .isTrue();

            database.restart();
            traffic.awaitAnswered(answeredWhenStopped + 100, PATIENCE);
            assertThat(socket.ask(probe, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCOUNTING_RESPONSE);
            List<String> answered = traffic.finish(PATIENCE);

            assertThat(database.texts("select acct_session_id from accounting_record where login = 'away@isp1.com'"))
                    .contains("database-away-probe")
                    .filteredOn(id -> !id.equals("database-away-probe"))
                    .containsExactlyInAnyOrderElementsOf(answered);
        }
    }
}
