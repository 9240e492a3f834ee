package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.PageClient;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the login form and the pages behind it promise, as a browser's requests see it. */
class FormLoginIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static void startSession(SluiceServer server, String id, String login) {
        try (RadiusSocket socket = new RadiusSocket(server.ports().acct())) {
            assertThat(socket.ask(AccountingTraffic.start(7, id, login), SOON)).isPresent();
        }
    }

    @Test
    void opensASessionWhoseCookieOnlyTheBrowserHandles(SluiceServer server) {
        PageClient client = new PageClient(server);

        assertThat(client.get("/operator/").location()).contains("/login?returnTo=%2Foperator%2F");
        PageClient.Answer login = client.logIn("operator", "operator");

        assertThat(login.status()).isEqualTo(303);
        assertThat(login.location()).contains("/operator/");
        assertThat(login.cookies())
                .singleElement()
                .asString()
                .startsWith("sluice-session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        PageClient.Answer page = client.get("/operator/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self' 'nonce-")
                .doesNotContain("unsafe");
    }

    @Test
    void givesEachLoginASessionOfItsOwn(SluiceServer server) {
        PageClient client = PageClient.loggedIn(server, "operator");
        String first = client.cookie("sluice-session").orElseThrow();

        client.logIn("auditor", "auditor");

        assertThat(client.cookie("sluice-session")).isPresent().get().isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/subscriber-sessions",
                "/%61pi/v1/subscriber-sessions",
                "/api/v1/subscriber-sessions;a=/operator/",
                "/operator/..;/api/v1/subscriber-sessions"
            })
    void isWorthNothingToRest(String path, SluiceServer server) {
        assertThat(PageClient.loggedIn(server, "operator").get(path).status()).isIn(400, 401, 404);
    }

    @Test
    void refusesAFormThatIsNotItsOwn(SluiceServer server) {
        PageClient client = new PageClient(server);
        client.get("/login");

        PageClient.Answer forged = client.post(
                "/login", Map.of("name", "operator", "password", "operator", "token", "AAAAAAAAAAAAAAAAAAAAAA"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.body()).contains("Nothing was tried");
        assertThat(client.cookie("sluice-session")).isEmpty();
    }

    @Test
    void logsOutByItsOwnFormOnly(SluiceServer server) {
        PageClient client = PageClient.loggedIn(server, "operator");
        String token = client.get("/operator/").token().orElseThrow();

        assertThat(client.get("/logout").status()).isEqualTo(405);
        assertThat(client.post("/logout", Map.of("token", "AAAAAAAAAAAAAAAAAAAAAA"))
                        .status())
                .isEqualTo(403);
        assertThat(client.get("/operator/").status()).isEqualTo(200);

        assertThat(client.post("/logout", Map.of("token", token)).location()).contains("/login?ended=true");
        assertThat(client.get("/operator/").status()).isEqualTo(303);
    }

    @Test
    void keepsWhoHasAnotherRoleOut(SluiceServer server) {
        PageClient.Answer page = PageClient.loggedIn(server, "billing").get("/operator/");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Not for your role");
    }

    @Test
    void showsATenantItsOwnOnly(SluiceServer server) {
        startSession(server, "tenant-own", "client2@isp1.com");
        startSession(server, "tenant-other", "somebody@elsewhere.example");
        PageClient all = PageClient.loggedIn(server, "operator");
        PageClient tenant = PageClient.loggedIn(server, "isp1-manager");
        String own = all.get("/operator/search?q=tenant-own").location().orElseThrow();
        String other = all.get("/operator/search?q=tenant-other").location().orElseThrow();

        assertThat(all.get(path(other)).status()).isEqualTo(200);
        assertThat(tenant.get(path(own)).status()).isEqualTo(200);
        assertThat(tenant.get(path(other)).status()).isEqualTo(404);
        assertThat(tenant.get("/operator/search?q=tenant-other").body()).contains("Nothing found");
        assertThat(tenant.get("/operator/search?q=demo").body()).contains("Nothing found");
        assertThat(tenant.get("/operator/nas?name=demo").status()).isEqualTo(404);
        assertThat(tenant.get("/operator/sessions?state=ANY").body())
                .contains("client2@isp1.com")
                .doesNotContain("somebody@elsewhere.example");
        assertThat(tenant.get("/operator/").status()).isEqualTo(200);
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/operator/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator/sessions?state=ASLEEP",
                "/operator/sessions?from=nonsense",
                "/operator/sessions?login=%00",
                "/operator/sessions?ip=not-an-address",
                "/operator/search?q=%00%27%22%3Cscript%3E",
                "/operator/search?q=",
                "/operator/search"
            })
    void takesAnyTextForData(String path, SluiceServer server) {
        PageClient.Answer page = PageClient.loggedIn(server, "operator").get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator/session",
                "/operator/session?id=1",
                "/operator/session?id=00000000-0000-0000-0000-000000000000",
                "/operator/nas?name=none",
                "/operator/nothing"
            })
    void saysWhatIsNotThere(String path, SluiceServer server) {
        PageClient.Answer page = PageClient.loggedIn(server, "operator").get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Nothing here");
    }
}
