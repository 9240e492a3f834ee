package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.SluiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that takes a newcomer from an empty database to a subscriber online says what really happens. */
@Tag("h2")
class FirstSubscriberIT {

    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Duration ENOUGH = Duration.ofSeconds(120);

    private final String anna = name();
    private final String bert = name();

    private static String name() {
        return "x" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void everyCommandOfThePageWorksAsItStands(@TempDir Path directory) throws IOException {
        Map<String, String> empty = Map.of("SLUICE_DEMO", "false", "SLUICE_ADMIN_PASSWORD", "choose-your-own-here");
        try (SluiceServer server = new SluiceServer(directory.resolve("home"), Ports.free(), empty)) {
            server.up();

            Finished page = run(commands(server.ports()), directory, server.ports());

            assertThat(page.exitCode()).as("%s", page).isZero();
            List<String> said = page.out();
            assertThat(said)
                    .filteredOn(line -> line.contains("Received Access-Accept"))
                    .hasSize(2);
            assertThat(said)
                    .filteredOn(line -> line.contains("Received Accounting-Response"))
                    .hasSize(2);
            assertThat(said).anyMatch(line -> line.contains("Framed-IP-Address = 10.1.2.3"));
            assertThat(said).anyMatch(line -> line.contains("ERX-Service-Activate:1 = \"tiered(1280000, 5120000)\""));
            assertThat(said).anyMatch(line -> line.contains("ERX-Service-Timeout:1 = 18000"));
            assertThat(said).anyMatch(line -> line.contains("ERX-Service-Activate:1 = \"voice(100000)\""));
            assertThat(said).anyMatch(line -> line.startsWith("login,nas,framedIpAddress,"));
            assertThat(said).anyMatch(line -> line.contains(anna + "@isp1.com,") && line.contains("10.1.2.3"));
            assertThat(said).anyMatch(line -> line.contains("\"login\":\"" + bert + "@isp2.com\""));
            assertThat(said).anyMatch(line -> line.contains("\"pointer\":\"/parameters/0/type\""));
            assertThat(said).anyMatch(line -> line.contains("subscriber.created"));
        }
    }

    private String commands(Ports ports) throws IOException {
        String page = Files.readString(SluiceServer.root().resolve("docs/operations/first-subscriber.md"));
        StringBuilder commands = new StringBuilder("set -eo pipefail\n");
        Matcher blocks = COMMANDS.matcher(page);
        while (blocks.find()) {
            commands.append(blocks.group(1));
        }
        return commands.toString()
                .replace("127.0.0.1:1812", "127.0.0.1:" + ports.auth())
                .replace("127.0.0.1:1813", "127.0.0.1:" + ports.acct())
                .replace("127.0.0.1:8080", "127.0.0.1:" + ports.http())
                .replace("anna", anna)
                .replace("bert", bert);
    }

    private static Finished run(String commands, Path directory, Ports ports) throws IOException {
        Path desk = Files.createDirectory(directory.resolve("desk"));
        Files.createSymbolicLink(desk.resolve("sluice"), SluiceServer.root().resolve("sluice"));
        Map<String, String> environment = new HashMap<>();
        environment.put("SLUICE_BUILD", "never");
        environment.put("SLUICE_URL", "http://127.0.0.1:" + ports.http());
        return Finished.run(List.of("bash", "-c", commands), desk, environment, ENOUGH);
    }
}
