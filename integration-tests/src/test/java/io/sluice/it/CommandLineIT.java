package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.SluiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator makes everything that a subscriber needs, by command, under names nobody used before. */
class CommandLineIT {
    /** How soon a change holds on the wire; a reject before that is held back for a second. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String login = name + "@isp1.com";

    private static Finished done(SluiceServer server, String... words) {
        Finished finished = server.sluice(words);
        assertThat(finished.exitCode())
                .as("%s: %s", String.join(" ", words), finished)
                .isZero();
        return finished;
    }

    private void makesASubscriber(SluiceServer server, Path directory) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "pw-" + name + "\n");
        done(
                server,
                "service",
                "create",
                name,
                "--parameter",
                "rate:BITS_PER_SECOND:64000..",
                "--statistics",
                "time_volume");
        done(
                server,
                "subscriber",
                "create",
                "--parent",
                "isp1",
                "--kind",
                "residential",
                "--login",
                login,
                "--password-file",
                password.toString());
        done(
                server,
                "subscriber",
                "record",
                "set",
                login,
                "--attribute",
                "Framed-IP-Address=10.1.2.3",
                "--service",
                "6:" + name + "(1280000)",
                "--timeout",
                "18000",
                "--statistics",
                "2");
    }

    @Test
    void makesAClientWithItsNas_andRemovesBoth(SluiceServer server, @TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "a secret of more than 16 octets\n");

        done(server, "nas", "set", name, "--identifier", name, "--dialect", "erx");
        done(
                server,
                "client",
                "create",
                name,
                "--prefix",
                "203.0.113.77/32",
                "--secret-file",
                secret.toString(),
                "--kind",
                "auth",
                "--nas",
                name);
        done(server, "client", "update", name, "--kind", "auth", "--kind", "acct");
        Finished shown = done(server, "client", "show", name);
        Finished inUse = server.sluice("nas", "delete", name, "--yes");
        done(server, "client", "delete", name, "--yes");
        done(server, "nas", "delete", name, "--yes");

        assertThat(shown.out()).anyMatch(line -> line.matches("KINDS +ACCT AUTH"));
        assertThat(String.join("\n", shown.out())).doesNotContain("a secret of");
        assertThat(inUse.exitCode()).isEqualTo(4);
        assertThat(server.sluice("client", "show", name).exitCode()).isEqualTo(3);
    }

    @Test
    void makesASubscriberWhoLogsIn_andIsListed(SluiceServer server, @TempDir Path directory) throws IOException {
        makesASubscriber(server, directory);

        Finished listed = done(server, "subscriber", "list", "--login", login, "-o", "csv");
        Finished record = done(server, "subscriber", "record", "show", login);
        assertThat(listed.out()).hasSize(2);
        assertThat(listed.out().get(1)).contains(login, "RESIDENTIAL", "isp1", "ACTIVE");
        assertThat(record.out()).anyMatch(line -> line.contains(name + "(1280000)") && line.contains("18000"));

        List<String> answered =
                List.of("Framed-IP-Address = 10.1.2.3", "ERX-Service-Activate:6 = \"" + name + "(1280000)\"");
        eventually(
                "the login with its record",
                WITHIN,
                () -> login(server),
                reply -> reply.isAccept() && reply.attributes().containsAll(answered));

        done(server, "subscriber", "delete", login, "--yes", "--even-online");
        assertThat(server.sluice("subscriber", "show", login).exitCode()).isEqualTo(3);
    }

    private Reply login(SluiceServer server) {
        return server.radclient()
                .login(
                        "User-Name=" + login,
                        "CHAP-Password=pw-" + name,
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");
    }

    @Test
    void namesWhatIsWrong_andChangesNothing(SluiceServer server) {
        Finished wrong = server.sluice(
                "subscriber",
                "record",
                "set",
                "client1@isp1.com",
                "--attribute",
                "Framed-Ip-Adress=10.1.2.3",
                "--service",
                "9:tiered(1, 2)");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).anyMatch(line -> line.startsWith("sluice: --attribute (no. 1"));
        assertThat(wrong.err()).anyMatch(line -> line.startsWith("sluice: --service (no. 1"));
        assertThat(done(server, "subscriber", "record", "show", "client1@isp1.com")
                        .out())
                .anyMatch(line -> line.contains("tiered(1280000, 5120000)"));
    }

    @Test
    void triesWithoutDoing(SluiceServer server) {
        done(server, "retailer", "create", name, "--zone", "Europe/Berlin", "--dry-run");

        assertThat(server.sluice("retailer", "show", name).exitCode()).isEqualTo(3);
    }
}
