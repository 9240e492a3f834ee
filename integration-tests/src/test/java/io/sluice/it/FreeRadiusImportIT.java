package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.FreeRadius;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.SluiceServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in FreeRADIUS's own tables, imported, answers logins as FreeRADIUS does. */
@Tag("postgresql")
class FreeRadiusImportIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration IMPORT = Duration.ofSeconds(60);

    /** User and password of each, and what is said of them in the tables. */
    private static final String ROWS = """
            insert into radcheck (username, attribute, op, value)
              select 'fr' || i || '@isp1.com', 'Cleartext-Password', ':=', 'pw' || i from generate_series(0, 19) i;
            insert into radreply (username, attribute, op, value)
              select 'fr' || i || '@isp1.com', a, '+=', v from generate_series(0, 9) i,
                (values ('ERX-Service-Activate:1', 'fr-basic(20m,4m)'), ('ERX-Service-Timeout:1', '86400'),
                        ('ERX-Service-Statistics:1', '2'), ('ERX-Service-Activate:3', 'fr-voice(100000)')) t(a, v);
            insert into radreply (username, attribute, op, value) values
              ('fr1@isp1.com', 'Session-Timeout', ':=', '1'), ('fr2@isp1.com', 'Session-Timeout', '=', '2'),
              ('fr3@isp1.com', 'Filter-Id', '+=', 'mine'), ('fr4@isp1.com', 'Fall-Through', '=', 'No'),
              ('fr5@isp1.com', 'Framed-IP-Address', '=', '10.1.2.3'), ('fr6@isp1.com', 'Mikrotik-Rate-Limit', '=', '10M/50M'),
              ('fr7@isp1.com', 'Tunnel-Type:1', '=', 'L2TP');
            insert into radusergroup (username, groupname, priority)
              select 'fr' || i || '@isp1.com', 'plan' || (i % 3), 1 from generate_series(0, 19) i;
            insert into radusergroup (username, groupname, priority) values
              ('fr8@isp1.com', 'extra', 2), ('fr9@isp1.com', 'extra', 0), ('fr12@isp1.com', 'disabled', 0);
            insert into radgroupreply (groupname, attribute, op, value) values
              ('plan0', 'Session-Timeout', ':=', '100'), ('plan0', 'Filter-Id', '+=', 'plan'),
              ('plan1', 'Session-Timeout', ':=', '200'), ('plan1', 'Acct-Interim-Interval', '=', '900'),
              ('plan2', 'Session-Timeout', '=', '300'), ('plan2', 'Fall-Through', '=', 'Yes'),
              ('extra', 'Idle-Timeout', ':=', '60'), ('extra', 'Session-Timeout', '=', '999');
            insert into radgroupcheck (groupname, attribute, op, value) values ('disabled', 'Auth-Type', ':=', 'Reject');
            insert into nas (nasname, shortname, type, secret) values ('10.255.0.1', 'fr-bng', 'other', 'a-secret-of-freeradius');
            """;

    @Test
    void answersAsFreeRadiusDoes_andASecondRunChangesNothing(
            SluiceServer server, PostgresCluster database, @TempDir Path folder) throws SQLException {
        database.execute("drop database if exists radius");
        database.execute("create database radius");
        Map<String, String> settings = database.settings();
        String url = settings.get("SLUICE_DB_URL").replaceAll("/[^/]*$", "/radius");
        try (Connection connection = DriverManager.getConnection(
                        url, settings.get("SLUICE_DB_USER"), settings.get("SLUICE_DB_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute(FreeRadius.schema());
            statement.execute(ROWS);
        }

        Finished first = run(server, settings, url);
        assertThat(first.exitCode()).as("%s", first).isZero();
        assertThat(first.out()).contains("subscribers      20 new, 0 there already, 0 refused");
        assertThat(first.out()).anyMatch(line -> line.startsWith("clients") && line.contains("1 new"));

        Finished second = run(server, settings, url);
        assertThat(second.out()).contains("subscribers      0 new, 20 there already, 0 refused");
        assertThat(second.out()).anyMatch(line -> line.startsWith("services") && line.contains(" 0 new"));

        String[] host = url.replaceAll("jdbc:postgresql://|/radius", "").split(":");
        String connection = "host=" + host[0] + " port=" + host[1] + " dbname=radius user="
                + settings.get("SLUICE_DB_USER") + " password=" + settings.get("SLUICE_DB_PASSWORD");
        try (FreeRadius other = FreeRadius.start(folder.resolve("freeradius"), connection, SluiceServer.SECRET)) {
            Ports there = new Ports(other.port(), 1, 1, 1, 1);
            Radclient freeRadius = new Radclient(there, SluiceServer.SECRET);
            eventually("an answer of FreeRADIUS", SOON, () -> login(freeRadius, 0), reply -> reply.code()
                    .isPresent());
            eventually("the imported login", SOON, () -> login(server.radclient(), 19), Reply::isAccept);
            List<String> differing = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Reply expected = login(freeRadius, i);
                Reply actual = login(server.radclient(), i);
                if (!expected.code().equals(actual.code())
                        || expected.isAccept() && !essence(expected).equals(essence(actual))) {
                    differing.add("fr" + i + ": " + expected + " / " + actual);
                }
            }
            assertThat(differing).isEmpty();
            assertThat(essence(login(freeRadius, 0))).contains("ERX-Service-Activate:1 = \"fr-basic(20m,4m)\"");
        }
    }

    private static Finished run(SluiceServer server, Map<String, String> settings, String url) {
        Map<String, String> environment = new HashMap<>(server.settings());
        environment.put("SLUICE_URL", "http://127.0.0.1:" + server.ports().http());
        environment.put("SLUICE_USER", "operator");
        environment.put("SLUICE_PASSWORD", "operator");
        environment.put("SLUICE_IMPORT_DB_USER", settings.get("SLUICE_DB_USER"));
        environment.put("SLUICE_IMPORT_DB_PASSWORD", settings.get("SLUICE_DB_PASSWORD"));
        List<String> command = List.of("./sluice", "import", "freeradius", "--url", url, "--retailer", "isp1");
        return Finished.run(command, SluiceServer.root(), environment, IMPORT);
    }

    private static Reply login(Radclient radclient, int number) {
        return radclient.login(
                "User-Name=fr" + number + "@isp1.com",
                "User-Password=pw" + number,
                "NAS-IP-Address=127.0.0.1",
                "Message-Authenticator=0x00");
    }

    /** The attributes as a set, without those that Sluice adds of its own. */
    private static Set<String> essence(Reply reply) {
        Set<String> attributes = new TreeSet<>(reply.attributes());
        attributes.removeIf(attribute -> attribute.matches("(Message-Authenticator|Class|User-Name) = .*"));
        return attributes;
    }
}
