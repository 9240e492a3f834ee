package io.sluice.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final List<Setting> PORTS = List.of(
            SettingTable.AUTH_PORT,
            SettingTable.ACCT_PORT,
            SettingTable.DYNAUTH_PORT,
            SettingTable.HTTP_PORT,
            SettingTable.MANAGEMENT_PORT);

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void choosePortsThatAreFree() throws IOException {
        for (Setting port : PORTS) {
            environment.put(port.variable(), String.valueOf(freePort()));
        }
    }

    @Test
    void isContent_whenEveryPortIsFree() {
        assertThat(Preflight.problems(new Settings(environment))).isEmpty();
    }

    @Test
    void namesTheSetting_whenAUdpPortIsTaken() throws IOException {
        InetSocketAddress place = placeOf(SettingTable.ACCT_PORT);

        try (DatagramSocket other = new DatagramSocket(place)) {
            assertThat(complaints())
                    .containsExactly("SLUICE_RADIUS_ACCT_PORT: UDP port " + other.getLocalPort()
                            + " on 127.0.0.1 is in use by another program; stop that or choose another port");
        }
    }

    @Test
    void namesTheSetting_whenATcpPortIsTaken() throws IOException {
        InetSocketAddress place = placeOf(SettingTable.HTTP_PORT);

        try (ServerSocket other = new ServerSocket()) {
            other.bind(place);
            assertThat(complaints()).singleElement().asString().startsWith("SLUICE_HTTP_PORT: TCP port ");
        }
    }

    @Test
    void namesBothSettings_whenTheyAreGivenOnePort() {
        environment.put("SLUICE_RADIUS_ACCT_PORT", environment.get("SLUICE_RADIUS_AUTH_PORT"));

        assertThat(complaints())
                .singleElement()
                .asString()
                .contains("SLUICE_RADIUS_ACCT_PORT", "SLUICE_RADIUS_AUTH_PORT");
    }

    @Test
    void namesTheAddress_whenItIsNotThisMachines() {
        // RFC 5737: documentation, nobody's
        environment.put("SLUICE_BIND_ADDRESS", "192.0.2.1");

        assertThat(complaints())
                .containsExactly("SLUICE_BIND_ADDRESS is 192.0.2.1, which is no address of this machine");
    }

    @Test
    void triesNoPort_whileAValueCannotBeRead() {
        environment.put("SLUICE_RADIUS_AUTH_PORT", "abc");
        environment.put("SLUICE_MANAGEMENT_BIND_ADDRESS", "192.0.2.1");

        assertThat(complaints()).singleElement().asString().startsWith("SLUICE_RADIUS_AUTH_PORT is 'abc'");
    }

    @Test
    void loadsTheDemo_onlyIntoTheEmbeddedDatabase() {
        assertThat(Preflight.properties(new Settings(environment))).containsEntry("sluice.demo", "true");

        environment.put("SLUICE_DB_URL", "jdbc:postgresql://db/sluice");
        assertThat(Preflight.properties(new Settings(environment))).containsEntry("sluice.demo", "false");

        environment.put("SLUICE_DEMO", "true");
        assertThat(Preflight.properties(new Settings(environment))).containsEntry("sluice.demo", "true");
    }

    @Test
    void choosesTheDriverByTheUrl_andKeepsTheOperatorsOptions() {
        environment.put("SLUICE_DB_URL", "jdbc:postgresql://db/sluice?socketTimeout=7&sslmode=require");

        Map<String, String> properties = Preflight.properties(new Settings(environment));

        assertThat(properties).containsEntry("sluice.db.driver", "postgresql");
        assertThat(properties.get("sluice.db.url"))
                .startsWith("jdbc:postgresql://db/sluice?socketTimeout=7&sslmode=require&reWriteBatchedInserts=true&")
                .doesNotContain("socketTimeout=60");
    }

    @Test
    void writesSecretsWhereOnlyTheOwnerReads(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("settings.properties");
        Files.writeString(file, "left by a crash");

        Preflight.write(Map.of("sluice.db.password", "p=ä: ö\\#"), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Properties read = new Properties();
        try (InputStream content = Files.newInputStream(file)) {
            read.load(content);
        }
        assertThat(read).containsExactly(Map.entry("sluice.db.password", "p=ä: ö\\#"));
    }

    private List<String> complaints() {
        return Preflight.problems(new Settings(environment)).stream()
                .map(Problem::toString)
                .toList();
    }

    private InetSocketAddress placeOf(Setting port) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(environment.get(port.variable())));
    }

    /** Free for both protocols a moment ago; two tests at once would have to draw the same of 28,000. */
    private static int freePort() throws IOException {
        try (ServerSocket stream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatagramSocket datagram = new DatagramSocket(null)) {
            datagram.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), stream.getLocalPort()));
            return stream.getLocalPort();
        }
    }
}
