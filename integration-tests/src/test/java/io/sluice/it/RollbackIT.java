package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import jakarta.annotation.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real container, the real resource adapter, and a bean of ours on a further port that rolls back. */
@ArquillianTest
class RollbackIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(2);

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Deployment
    static WebArchive withABeanOfItsOwn() {
        String port = String.valueOf(Ports.free().auth());
        String binding = """
                <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee" xmlns="https://jakarta.ee/xml/ns/jakartaee"
                               xmlns:r="urn:resource-adapter-binding:2.0" version="4.0" impl-version="2.0">
                  <enterprise-beans>
                    <message-driven>
                      <ejb-name>RollingBackBean</ejb-name>
                      <activation-config>
                        <activation-config-property>
                          <activation-config-property-name>kind</activation-config-property-name>
                          <activation-config-property-value>AUTH</activation-config-property-value>
                        </activation-config-property>
                        <activation-config-property>
                          <activation-config-property-name>bindAddress</activation-config-property-name>
                          <activation-config-property-value>127.0.0.1</activation-config-property-value>
                        </activation-config-property>
                        <activation-config-property>
                          <activation-config-property-name>port</activation-config-property-name>
                          <activation-config-property-value>%s</activation-config-property-value>
                        </activation-config-property>
                      </activation-config>
                    </message-driven>
                  </enterprise-beans>
                  <assembly-descriptor>
                    <r:resource-adapter-binding>
                      <ejb-name>RollingBackBean</ejb-name>
                      <r:resource-adapter-name>sluice.ear#jca-radius.rar</r:resource-adapter-name>
                    </r:resource-adapter-binding>
                  </assembly-descriptor>
                </jboss:ejb-jar>
                """.formatted(port);
        return InContainer.war("rollback-it.war", RollbackIT.class)
                .addClass(RollingBackBean.class)
                .addAsWebInfResource(new StringAsset(binding), "jboss-ejb3.xml")
                .addAsResource(new StringAsset(port), "port");
    }

    private static int port() throws IOException {
        try (InputStream stream = RollbackIT.class.getResourceAsStream("/port")) {
            return Integer.parseInt(new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @BeforeEach
    void makeTable() throws SQLException {
        execute("create table roll_back_it (name varchar(64) not null)");
    }

    @AfterEach
    void dropTable() throws SQLException {
        execute("drop table roll_back_it");
    }

    private List<String> stored() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select name from roll_back_it")) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private static byte[] request(int identifier, String name) {
        return RequestOctets.access(identifier, SluiceServer.SECRET)
                .userName(name)
                .messageAuthenticator()
                .octets();
    }

    @Test
    void answersNothing_whenTheBeanRollsBackWithoutAWord() throws SQLException, IOException {
        try (RadiusSocket socket = new RadiusSocket(port())) {
            assertThat(socket.ask(request(1, "keep"), SOON).map(ReplyOctets::code))
                    .contains(ReplyOctets.ACCESS_ACCEPT);
            assertThat(socket.ask(request(2, RollingBackBean.ROLL_BACK), WHILE)).isEmpty();
            assertThat(socket.ask(request(3, "keep too"), SOON).map(ReplyOctets::code))
                    .contains(ReplyOctets.ACCESS_ACCEPT);
            assertThat(stored()).containsExactly("keep", "keep too");
        }
    }
}
