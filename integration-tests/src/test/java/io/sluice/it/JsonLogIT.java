package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own that logs as JSON; a start takes its time, so only in the long run. */
@Tag("long")
@Tag("h2")
class JsonLogIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void everyLineIsAnObject_fromTheFirstToTheLast_andNamesTheNas(@TempDir Path home) {
        try (SluiceServer server = new SluiceServer(home, Ports.free(), Map.of("SLUICE_LOG_FORMAT", "json"))) {
            server.up();
            server.radclient()
                    .withSecret("another-secret")
                    .tries(1, 1)
                    .login("User-Name=x", "User-Password=y", "NAS-IP-Address=127.0.0.1", "Message-Authenticator=0x00");

            List<JsonObject> lines = eventually(
                    "the discarded request in the log",
                    SOON,
                    () -> server.log().stream().map(JsonLogIT::object).toList(),
                    log -> log.stream()
                            .anyMatch(line -> line.getString("message").startsWith("SLU-10004")));

            JsonObject discarded = lines.stream()
                    .filter(line -> line.getString("message").startsWith("SLU-10004"))
                    .findFirst()
                    .orElseThrow();
            assertThat(discarded.getString("level")).isEqualTo("WARN");
            assertThat(discarded.getJsonObject("mdc").getString("nas")).isEqualTo("demo");
            assertThat(lines).hasSizeGreaterThan(20);
            assertThat(String.join("\n", server.log())).doesNotContain("another-secret", "admin-of-the-tests");
        }
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
