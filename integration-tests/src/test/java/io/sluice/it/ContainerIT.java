package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.connector.RequestKind;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Inside the server, beside the running application: what its database holds, and what a batch does that cannot be stored. */
@ArquillianTest
class ContainerIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final int PACKETS = 64;
    private static final int POISONED = 17;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource(lookup = "java:/eis/Radius")
    private RadiusConnectionFactory radius;

    @Deployment
    static WebArchive besideTheApplication() {
        return InContainer.war("container-it.war", ContainerIT.class);
    }

    private static int acctPort() {
        return Integer.getInteger("sluice.radius.acct.port");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    @Test
    void hasMigratedTheDatabase() throws SQLException {
        assertThat(texts("select version from flyway_schema_history where version is not null order by installed_rank"))
                .startsWith("1", "2");
        assertThat(texts("select version from flyway_schema_history where not success"))
                .isEmpty();
    }

    @Test
    void losesOnlyThePoisonousPacket_whenTheDatabaseRefusesOneOfABatch() throws SQLException {
        execute("alter table accounting_record add constraint poison check (acct_session_id <> 'poison-" + POISONED
                + "')");
        byte[] poisonous = AccountingTraffic.start(POISONED, "poison-" + POISONED, "poison@isp1.com");
        try (RadiusSocket socket = new RadiusSocket(acctPort())) {
            try {
                for (int i = 0; i < PACKETS; i++) {
                    socket.send(
                            i == POISONED ? poisonous : AccountingTraffic.start(i, "poison-" + i, "poison@isp1.com"));
                }

                assertThat(socket.receive(PACKETS - 1, SOON))
                        .extracting(ReplyOctets::identifier)
                        .hasSize(PACKETS - 1)
                        .doesNotContain(POISONED);
                assertThat(socket.receive(WHILE)).isEmpty();
                assertThat(texts("select acct_session_id from accounting_record where login = 'poison@isp1.com'"))
                        .hasSize(PACKETS - 1)
                        .doesNotContain("poison-" + POISONED);
            } finally {
                execute("alter table accounting_record drop constraint poison");
            }
        }
        // From its first port it would be refused for as long as retransmissions are remembered.
        try (RadiusSocket otherPort = new RadiusSocket(acctPort())) {
            assertThat(otherPort.ask(poisonous, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCOUNTING_RESPONSE);
        }
    }

    private long discarded(RequestKind kind, DiscardReason reason) {
        try (RadiusConnection connection = radius.connect()) {
            return connection.discards().getOrDefault(kind, Map.of()).getOrDefault(reason, 0L);
        }
    }

    private static byte[] login(int identifier, String secret, String login) {
        return RequestOctets.access(identifier, secret)
                .nasIpAddress("127.0.0.1")
                .userName(login)
                .userPassword("client2")
                .messageAuthenticator()
                .octets();
    }

    @Test
    void countsByReasonWhatItDiscards() {
        byte[] good = login(1, SluiceServer.SECRET, "client2@isp1.com");
        byte[] malformed = good.clone();
        malformed[21] = 1;
        Map<DiscardReason, byte[]> toAuth = Map.of(
                DiscardReason.MALFORMED, malformed,
                DiscardReason.WRONG_CODE, AccountingTraffic.start(2, "misplaced", "client2@isp1.com"),
                DiscardReason.WRONG_MESSAGE_AUTHENTICATOR, login(3, "another secret", "client2@isp1.com"),
                DiscardReason.MISSING_MESSAGE_AUTHENTICATOR,
                        RequestOctets.statusServer(4, SluiceServer.SECRET).octets());
        byte[] forged = RequestOctets.accounting(5, "another secret")
                .number(40, 1)
                .text(44, "forged")
                .octets();
        try (RadiusSocket auth = new RadiusSocket(Integer.getInteger("sluice.radius.auth.port"));
                RadiusSocket acct = new RadiusSocket(acctPort())) {
            Map<DiscardReason, Long> before = new EnumMap<>(DiscardReason.class);
            toAuth.keySet().forEach(reason -> before.put(reason, discarded(RequestKind.AUTH, reason)));
            long forgedBefore = discarded(RequestKind.ACCT, DiscardReason.WRONG_AUTHENTICATOR);

            toAuth.values().forEach(auth::send);
            acct.send(forged);
            // One thread reads a port in order: once this is answered, what came before has been dealt with.
            assertThat(auth.ask(good, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
            assertThat(acct.ask(AccountingTraffic.start(6, "counted", "client2@isp1.com"), SOON))
                    .isPresent();

            toAuth.keySet().forEach(reason -> assertThat(discarded(RequestKind.AUTH, reason))
                    .as("%s", reason)
                    .isEqualTo(before.get(reason) + 1));
            assertThat(discarded(RequestKind.ACCT, DiscardReason.WRONG_AUTHENTICATOR))
                    .isEqualTo(forgedBefore + 1);
        }
    }

    @Test
    void refusesASuspendedSubscriber_andFollowsTheChangeLog() throws SQLException {
        try (RadiusSocket socket = new RadiusSocket(Integer.getInteger("sluice.radius.auth.port"))) {
            suspend("client2@isp1.com", "SUSPENDED");
            try {
                eventually("a refusal", SOON, () -> codeOfLogin(socket), code -> code == ReplyOctets.ACCESS_REJECT);
            } finally {
                suspend("client2@isp1.com", "ACTIVE");
            }
            eventually("an acceptance", SOON, () -> codeOfLogin(socket), code -> code == ReplyOctets.ACCESS_ACCEPT);
        }
    }

    private static Integer codeOfLogin(RadiusSocket socket) {
        return socket.ask(login(9, SluiceServer.SECRET, "client2@isp1.com"), SOON)
                .map(ReplyOctets::code)
                .orElse(-1);
    }

    private void suspend(String login, String status) throws SQLException {
        execute("update subscriber set status = '" + status + "' where login = '" + login + "'");
        execute("insert into change_log (topic, subject, changed_at)"
                + " select 'SUBSCRIBER', cast(id as varchar), current_timestamp from subscriber where login = '" + login
                + "'");
    }
}
