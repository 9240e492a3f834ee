package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.SluiceServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps {@code ./sluice up} from starting is said in one line, before anything is started. */
class FrontDoorIT {

    private static final Duration QUICKLY = Duration.ofSeconds(20);
    private static final int REFUSED = 2;

    private static Finished up(Path home, Ports ports, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(new SluiceServer(home, ports, more).settings());
        return Finished.run(List.of("./sluice", "up"), SluiceServer.root(), settings, QUICKLY);
    }

    private static void refusesWithOneLine(Finished up, String... saying) {
        assertThat(up.exitCode()).as("%s", up).isEqualTo(REFUSED);
        assertThat(up.err()).hasSize(1);
        assertThat(up.err().get(0)).contains(saying);
        assertThat(up.out()).noneMatch(line -> line.contains("ready"));
    }

    @Test
    void namesTheSettingOfABusyUdpPort(@TempDir Path home) throws IOException {
        Ports ports = Ports.free();
        try (DatagramSocket busy = new DatagramSocket(ports.auth(), InetAddress.getLoopbackAddress())) {
            refusesWithOneLine(
                    up(home, ports, Map.of()),
                    "SLUICE_RADIUS_AUTH_PORT",
                    String.valueOf(busy.getLocalPort()),
                    "in use");
        }
    }

    @Test
    void namesTheSettingOfABusyTcpPort(@TempDir Path home) throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket busy = new ServerSocket(ports.http(), 1, InetAddress.getLoopbackAddress())) {
            refusesWithOneLine(
                    up(home, ports, Map.of()), "SLUICE_HTTP_PORT", String.valueOf(busy.getLocalPort()), "in use");
        }
    }

    @Test
    void refusesASecondServerOnTheSameData(SluiceServer server) {
        refusesWithOneLine(
                up(server.home(), Ports.free(), Map.of()),
                "another Sluice uses",
                server.home().toString(),
                "SLUICE_HOME");
        assertThat(server.rest().get("subscriber-sessions").status()).isEqualTo(200);
    }

    @Test
    void saysWhatASettingShouldBe(@TempDir Path home) {
        refusesWithOneLine(up(home, Ports.free(), Map.of("SLUICE_HEAP", "plenty")), "SLUICE_HEAP", "plenty");
    }

    @Test
    void refusesAPortThatIsNone(@TempDir Path home) {
        refusesWithOneLine(
                up(home, Ports.free(), Map.of("SLUICE_RADIUS_ACCT_PORT", "65536")), "SLUICE_RADIUS_ACCT_PORT", "65536");
    }

    @Test
    @Tag("postgresql")
    void neverRepeatsTheWrongPassword(@TempDir Path home, PostgresCluster database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("SLUICE_DB_PASSWORD", "not-the-one");

        Finished up = up(home, Ports.free(), settings);

        refusesWithOneLine(up, "SLUICE_DB_PASSWORD", "wrong");
        assertThat(up.err().get(0)).doesNotContain("not-the-one");
    }

    @Test
    @Tag("postgresql")
    void saysThatNoDatabaseAnswers(@TempDir Path home) {
        refusesWithOneLine(
                up(
                        home,
                        Ports.free(),
                        Map.of(
                                "SLUICE_DB_URL",
                                "jdbc:postgresql://127.0.0.1:" + Ports.free().http() + "/none")),
                "SLUICE_DB_URL",
                "does not answer");
    }
}
