package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The embedded H2 turns everybody away for a while. It lives inside the server and cannot be stopped on its own; exclusive mode
 * (H2's {@code SET EXCLUSIVE 2}) closes every other connection and lets in no new one, which to the application is the same.
 */
@Tag("h2")
@ArquillianTest
class H2AwayIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOGINS = 1000;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Deployment
    static WebArchive besideTheApplication() {
        return InContainer.war("h2-away-it.war", H2AwayIT.class).addClass(io.sluice.it.fixture.Eventually.class);
    }

    @Test
    void answersAccountingOnlyWhenStored_andWarmLoginsAllTheTime() throws SQLException {
        byte[] probe = AccountingTraffic.start(9, "h2-away", "h2-away@isp1.com");
        try (RadiusSocket acct = new RadiusSocket(Integer.getInteger("sluice.radius.acct.port"));
                RadiusSocket auth = new RadiusSocket(Integer.getInteger("sluice.radius.auth.port"))) {
            logIn(auth, 1);

            try (Connection owner = database.getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute("set exclusive 2");
                try {
                    assertThat(acct.ask(probe, WHILE)).isEmpty();
                    logIn(auth, LOGINS);
                } finally {
                    statement.execute("set exclusive 0");
                }
            }

            Optional<ReplyOctets> answer = eventually(
                    "an answer", PATIENCE, () -> acct.ask(probe, Duration.ofSeconds(1)), Optional::isPresent);
            assertThat(answer.map(ReplyOctets::code)).contains(ReplyOctets.ACCOUNTING_RESPONSE);
            assertThat(rows("h2-away")).isEqualTo(1);
        }
    }

    private static void logIn(RadiusSocket socket, int times) {
        for (int i = 0; i < times; i++) {
            byte[] request = RequestOctets.access(i & 0xff, SluiceServer.SECRET)
                    .nasIpAddress("127.0.0.1")
                    .userName("client1@isp1.com")
                    .userPassword("client1")
                    .messageAuthenticator()
                    .octets();
            assertThat(socket.ask(request, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
        }
    }

    private long rows(String sessionId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from accounting_record where acct_session_id = ?")) {
            statement.setString(1, sessionId);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
