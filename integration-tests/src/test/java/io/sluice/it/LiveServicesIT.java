package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Browser;
import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** An operator changes what runs for somebody who is online: by the page's commands, through REST, and on the session's page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveServicesIT {
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration ENOUGH = Duration.ofSeconds(120);
    private static final String BY_COMMAND = "live-command@isp1.com";
    private static final String BY_HAND = "live-hand@isp1.com";

    private SluiceServer server;
    private Simulator first;
    private Simulator second;

    @BeforeAll
    void start(SluiceServer running) throws Exception {
        server = running;
        first = online("live-it-1", BY_COMMAND, "3100001");
        second = online("live-it-2", BY_HAND, "3200001");
    }

    private Simulator online(String nas, String login, String session) {
        Simulator router = PlayedNas.make(server, nas, login)
                .play("--refuse", "bronze", "--first-session", session, "--service-interim", "0");
        eventually(
                "the session of " + login,
                SOON,
                () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login),
                found -> !found.isEmpty());
        return router;
    }

    @AfterAll
    void stop() throws IOException {
        first.close();
        second.close();
    }

    private Finished shell(String commands) {
        Map<String, String> environment = new HashMap<>(server.settings());
        environment.put("SLUICE_BUILD", "never");
        environment.put("SLUICE_URL", "http://127.0.0.1:" + server.ports().http());
        environment.put("SLUICE_USER", "operator");
        environment.put("SLUICE_PASSWORD", "operator");
        return Finished.run(List.of("bash", "-c", commands), SluiceServer.root(), environment, ENOUGH);
    }

    @Test
    void everyCommandOfThePageWorksAsItStands() throws IOException {
        StringBuilder commands = new StringBuilder("set -eo pipefail\n");
        Matcher blocks = COMMANDS.matcher(Files.readString(Path.of("..").resolve("docs/operations/live-services.md")));
        while (blocks.find()) {
            commands.append(blocks.group(1));
        }

        Finished page = shell(commands.toString().replace("client1@isp1.com", BY_COMMAND));

        assertThat(page.exitCode()).as("%s", page).isZero();
        assertThat(page.out())
                .contains("done: activate silver", "done: activate gold", "done: stop gold", "done: disconnect")
                .anyMatch(line -> line.matches("REASON +ACTIVATED_BY_CLI"))
                .anyMatch(line -> line.matches("REASON +SUPERSEDED"))
                .anyMatch(line -> line.matches("REPLACED +silver"));
    }

    @Test
    void isDoneOnTheSessionsPage_andToldStepByStep() {
        try (Browser browser = new Browser(server)) {
            browser.open("/operator/");
            browser.find("#name").sendKeys("operator");
            browser.find("#password").sendKeys("operator", Keys.ENTER);
            browser.awaitPath("/operator/");
            String id = server.rest()
                    .all("subscriber-sessions?state=ACTIVE&login=" + BY_HAND)
                    .get(0)
                    .getString("id");
            browser.open("/operator/session?id=" + id + "&start=silver");
            browser.find("#activate").click();
            browser.awaitPath("/operator/session?id=" + id);
            browser.awaitText("#changes", "acked");
            eventually(
                    "silver", SOON, () -> browser.all("#changes .steps li.done").size(), done -> done >= 3);

            browser.open("/operator/session?id=" + id + "&start=gold");
            assertThat(browser.find(".order").getText()).contains("makes way", "silver");
            assertThat(browser.find("#activate").getText()).isEqualTo("Switch");
            browser.find("#activate").click();
            browser.awaitPath("/operator/session?id=" + id);
            eventually("gold", SOON, () -> browser.find("#services").getText(), text -> text.contains("mutex"));
            browser.picture("session-changed");
            assertThat(browser.barriers()).isEmpty();

            browser.open("/operator/session?id=" + id + "&start=bronze");
            browser.find("#activate").click();
            browser.awaitPath("/operator/session?id=" + id);
            browser.awaitText("#changes", "refused it");
            browser.find("#services tbody a").click();
            browser.awaitText("#why", "Rule");
            browser.picture("session-explained");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();

            browser.open("/operator/operations");
            assertThat(browser.find("#operations").getText()).contains("activate gold", "refused it");
            browser.picture("operations");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
