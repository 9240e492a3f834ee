package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody other than a RADIUS login makes sessions known, and says what is to run on them. */
class OwnedSessionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SESSIONS = "subscriber-sessions";

    private static List<String> pointers(RestWrites.Answer answer) {
        return answer.object().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString("pointer"))
                .toList();
    }

    @Test
    void startsServicesOnALineThatWasNotSeenToLogIn(SluiceServer server) throws Exception {
        RestWrites rest = new RestWrites(server.ports(), "operator", "operator");
        PlayedNas seen = PlayedNas.make(server, "owned-seen", "owned@isp1.com");
        try (Simulator router = seen.play("--first-session", "5100001", "--nas-address", "127.9.9.9")) {
            JsonObject known = eventually(
                            "the login",
                            SOON,
                            () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=owned@isp1.com").stream()
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            // No wait before the order: whoever makes a NAS may order for it at once. The same router under a second
            // name, whose sessions Sluice has not seen.
            RestWrites.Answer nas = rest.put("nas/owned-unseen", """
                    {"identifiers": ["owned-unseen"], "addresses": ["127.9.9.9"], "dialect": "erx",
                     "coa": {"address": "127.0.0.1", "port": %d, "secret": "%s"}}""".formatted(seen.coaPort(), SluiceServer.SECRET));
            assertThat(nas.status()).as("%s", nas).isEqualTo(201);
            String line = """
                    {"nas": "owned-unseen", "acctSessionId": "%s", "login": "owned@isp1.com",
                     "services": [{"service": "gold", "timeout": "PT5H"}, {"service": "voice(64000)"}]}""".formatted(known.getString("acctSessionId"));

            RestWrites.Answer made = rest.post(SESSIONS, line);

            assertThat(made.status()).as("%s", made).isEqualTo(201);
            JsonObject session = made.object();
            assertThat(made.location()).endsWith("/" + session.getString("id"));
            assertThat(session.getString("owner")).isEqualTo("API");
            assertThat(session.getString("state")).isEqualTo("ACTIVE");
            String operation = session.getString("operation");
            JsonObject over = eventually(
                    "the end of the operation",
                    SOON,
                    () -> rest.get("operations/" + operation).object(),
                    found -> found.containsKey("overAt"));
            assertThat(over.getString("state")).as("%s", over).isEqualTo("DONE");
            assertThat(rest.get(SESSIONS + "/" + session.getString("id") + "/service-sessions")
                            .object()
                            .getJsonArray("items")
                            .getValuesAs(JsonObject.class))
                    .extracting(each -> each.getString("service") + " " + each.getString("state"))
                    .containsExactlyInAnyOrder("gold ACTIVE", "voice(64000) ACTIVE");
            assertThat(rest.post(SESSIONS, line).status()).isEqualTo(409);
        }
    }

    private static JsonObject online(SluiceServer server, String login, String except) {
        return eventually(
                        "a session of " + login,
                        SOON,
                        () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login).stream()
                                .filter(each -> !each.getString("id").equals(except))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> active(RestWrites rest, String session) {
        return rest
                .get(SESSIONS + "/" + session + "/service-sessions")
                .object()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("state").equals("ACTIVE"))
                .map(each -> each.getString("service") + (each.getBoolean("static") ? " static" : ""))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    @Tag("long")
    void aStaticServiceSurvivesTheLogout_andIsStartedAgainAfterTheNextLogin(SluiceServer server) throws Exception {
        RestWrites rest = new RestWrites(server.ports(), "operator", "operator");
        String login = "static@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "owned-static", login);
        RestWrites.Answer record = rest.put("subscribers/" + nas.subscriber() + "/record", """
                {"services": [{"tag": 1, "activate": "silver", "statistics": 1}]}""");
        assertThat(record.status()).as("%s", record).isBetween(200, 201);
        nas.awaitAtLogin("silver");
        String first;
        String gold;
        try (Simulator router = nas.play("--first-session", "5200001")) {
            first = online(server, login, "").getString("id");
            eventually("silver", SOON, () -> active(rest, first), List.of("silver")::equals);
            RestWrites.Answer taken = rest.post(
                    SESSIONS + "/" + first + "/service-sessions",
                    "{\"service\": \"gold\", \"timeout\": \"PT5H\", \"static\": true}",
                    "Prefer",
                    "wait=20");
            assertThat(taken.status()).as("%s", taken).isEqualTo(201);
            assertThat(taken.object().getBoolean("static")).isTrue();
            rest.post(
                    SESSIONS + "/" + first + "/service-sessions",
                    "{\"service\": \"voice(64000)\"}",
                    "Prefer",
                    "wait=20");
            eventually("the switch", SOON, () -> active(rest, first), List.of("gold static", "voice(64000)")::equals);
            gold = taken.object().getString("id");
        }
        eventually(
                "the logout",
                SOON,
                () -> rest.get("service-sessions/" + gold).object().getString("state"),
                "STOPPED"::equals);

        try (Simulator router = nas.play("--first-session", "5200101")) {
            String second = online(server, login, first).getString("id");
            eventually("gold again", SOON, () -> active(rest, second), List.of("gold static")::equals);
            assertThat(rest.send("PATCH", "service-sessions/" + gold, "{\"static\": false}")
                            .status())
                    .isEqualTo(200);
            assertThat(active(rest, second)).containsExactly("gold");
        }

        try (Simulator router = nas.play("--first-session", "5200201")) {
            String last = online(server, login, first).getString("id");
            eventually("only what the login grants", SOON, () -> active(rest, last), List.of("silver")::equals);
        }
    }

    @Test
    void refusesWithPointers_andMakesNothing(SluiceServer server) {
        RestWrites rest = new RestWrites(server.ports(), "operator", "operator");

        RestWrites.Answer bare = rest.post(SESSIONS, "{}");
        RestWrites.Answer elsewhere = rest.post(SESSIONS, """
                {"nas": "nowhere", "acctSessionId": "own-1", "login": "x"}""");
        RestWrites.Answer crooked = rest.post(SESSIONS, """
                {"nas": "demo", "acctSessionId": "own-1", "framedIpAddress": "host", "framedIpv6Prefix": "10.0.0.0/8",
                 "nasPort": -1, "services": [{"service": "gold", "replaces": ["silver"]}]}""");
        RestWrites.Answer unknown = rest.post(SESSIONS, """
                {"nas": "demo", "acctSessionId": "own-1", "login": "x",
                 "services": [{"service": "gold"}, {"service": "gild(1)"}, {"service": "gold"}]}""");

        assertThat(bare.status()).isEqualTo(422);
        assertThat(pointers(bare)).containsExactlyInAnyOrder("/nas", "/acctSessionId", "/login");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(pointers(elsewhere)).containsExactly("/nas");
        assertThat(crooked.status()).isEqualTo(422);
        assertThat(pointers(crooked))
                .contains("/framedIpAddress", "/framedIpv6Prefix", "/nasPort", "/services/0/replaces");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactly("/services/1/service", "/services/2/service");
        assertThat(server.rest().all("subscriber-sessions?acctSessionId=own-1")).isEmpty();
    }
}
