package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, tokens, the audit trail and the clock of a running server. */
class SecurityIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private final String name = "u" + System.nanoTime();

    private static JsonObject object(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private void make(SluiceServer server, String role) {
        object(
                server.admin()
                        .send(
                                "POST",
                                "users",
                                "{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"password\":\"first\"}"),
                201);
    }

    private int status(SluiceServer server, String password, String resource) {
        return server.rest().as(name, password).get(resource).status();
    }

    private void change(SluiceServer server, String json) {
        HttpResponse<String> read = server.admin().send("GET", "users/" + name, null);
        String etag = read.headers().firstValue("ETag").orElseThrow();
        object(server.admin().send("PUT", "users/" + name, json, "If-Match", etag), 200);
    }

    @AfterEach
    void remove(SluiceServer server) {
        server.admin().send("DELETE", "users/" + name, null, "If-Match", "*");
    }

    @Test
    void letsAChangedUserCountWithTheNextRequest(SluiceServer server) {
        make(server, "OPERATOR");
        assertThat(status(server, "first", "nas")).isEqualTo(200);

        change(server, "{\"role\":\"OPERATOR\",\"password\":\"second\"}");
        assertThat(status(server, "first", "nas")).isEqualTo(401);
        assertThat(status(server, "second", "nas")).isEqualTo(200);

        change(server, "{\"role\":\"BILLING\"}");
        assertThat(status(server, "second", "nas")).isEqualTo(403);
        assertThat(status(server, "second", "accounting-records")).isEqualTo(200);

        change(server, "{\"role\":\"BILLING\",\"enabled\":false}");
        assertThat(status(server, "second", "accounting-records")).isEqualTo(401);
    }

    @Test
    void locksAfterTenFailures_alsoWhoHasTheRightPassword_untilUnlocked(SluiceServer server) {
        make(server, "OPERATOR");
        assertThat(status(server, "first", "me")).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(status(server, "wrong", "me")).isEqualTo(401);
        }
        assertThat(status(server, "first", "me")).isEqualTo(401);
        assertThat(server.admin().get("users/" + name).object().getString("lockedUntil"))
                .isNotEmpty();

        object(server.admin().send("POST", "users/" + name + ":unlock", null), 200);

        assertThat(status(server, "first", "me")).isEqualTo(200);
        assertThat(actions(server, "actor=" + name)).contains("login.locked", "login.failed");
    }

    @Test
    void changesOnesOwnPassword_onlyWithTheOldOne(SluiceServer server) {
        make(server, "BILLING");
        Rest me = server.rest().as(name, "first");

        JsonObject refused =
                object(me.send("PUT", "me/password", "{\"currentPassword\":\"wrong\",\"password\":\"second\"}"), 422);
        assertThat(refused.getString("pointer")).isEqualTo("/currentPassword");
        object(me.send("PUT", "me/password", "{\"currentPassword\":\"first\",\"password\":\"second\"}"), 200);

        assertThat(status(server, "first", "me")).isEqualTo(401);
        assertThat(status(server, "second", "me")).isEqualTo(200);
    }

    @Test
    void keepsTheLastAdministrator(SluiceServer server) {
        HttpResponse<String> demoted =
                server.admin().send("PUT", "users/admin", "{\"role\":\"OPERATOR\"}", "If-Match", "*");
        HttpResponse<String> removed = server.admin().send("DELETE", "users/admin", null, "If-Match", "*");

        assertThat(object(demoted, 409).getString("type")).isEqualTo("/problems/#in-use");
        assertThat(removed.statusCode()).isEqualTo(409);
        assertThat(server.admin().get("me").object().getString("role")).isEqualTo("ADMIN");
    }

    @Test
    void namesEveryMemberThatIsWrong(SluiceServer server) {
        JsonObject problem = object(
                server.admin().send("POST", "users", "{\"name\":7,\"role\":\"KING\",\"enabled\":\"yes\",\"crown\":1}"),
                422);

        assertThat(problem.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactlyInAnyOrder("/name", "/role", "/enabled", "/crown");
        assertThat(server.admin()
                        .send("PUT", "users/operator", "{\"role\":\"OPERATOR\"}")
                        .statusCode())
                .isEqualTo(428);
        assertThat(server.admin()
                        .send("PUT", "users/operator", "{\"role\":\"OPERATOR\"}", "If-Match", "\"99999\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void narrowsAToken_andEndsItAtOnce(SluiceServer server) {
        make(server, "OPERATOR");
        Rest owner = server.rest().as(name, "first");
        String expires = Instant.now().plus(Duration.ofDays(1)).toString();
        JsonObject made = object(
                owner.send(
                        "POST",
                        "tokens",
                        "{\"name\":\"walk\",\"expiresAt\":\"" + expires
                                + "\",\"readOnly\":true,\"resources\":[\"nas\",\"tokens\"]}"),
                201);
        Rest program = owner.bearing(made.getString("token"));

        assertThat(program.get("nas").status()).isEqualTo(200);
        HttpResponse<String> beyond = program.send("GET", "clients", null);
        assertThat(beyond.statusCode()).isEqualTo(403);
        assertThat(beyond.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        assertThat(program.send("DELETE", "nas/none", null, "If-Match", "*").statusCode())
                .isEqualTo(403);
        JsonObject listed = owner.get("tokens").object().getJsonArray("items").getJsonObject(0);
        assertThat(listed.getString("lastUsedAt")).isNotEmpty();
        assertThat(listed.toString()).doesNotContain(made.getString("token")).doesNotContain("sluice_");

        assertThat(owner.send("DELETE", "tokens/" + made.getInt("id"), null).statusCode())
                .isEqualTo(204);

        HttpResponse<String> ended = program.send("GET", "nas", null);
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.headers().allValues("WWW-Authenticate").toString()).contains("error=\"invalid_token\"");
    }

    @Test
    void letsNoTokenMakeAnother_andNoneLiveLongerThanAYear(SluiceServer server) {
        make(server, "OPERATOR");
        Rest owner = server.rest().as(name, "first");
        String day = Instant.now().plus(Duration.ofDays(1)).toString();
        String decade = Instant.now().plus(Duration.ofDays(3650)).toString();
        String token = object(owner.send("POST", "tokens", "{\"name\":\"a\",\"expiresAt\":\"" + day + "\"}"), 201)
                .getString("token");

        assertThat(owner.bearing(token)
                        .send("POST", "tokens", "{\"name\":\"b\",\"expiresAt\":\"" + day + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(object(owner.send("POST", "tokens", "{\"name\":\"b\",\"expiresAt\":\"" + decade + "\"}"), 422)
                        .getString("pointer"))
                .isEqualTo("/expiresAt");
        assertThat(object(
                                owner.send(
                                        "POST",
                                        "tokens",
                                        "{\"name\":\"b\",\"expiresAt\":\"" + day + "\",\"resources\":[\"moon\"]}"),
                                422)
                        .getString("pointer"))
                .isEqualTo("/resources/0");
    }

    @Test
    void keepsChangesInTheAuditTrail_sealed(SluiceServer server) {
        make(server, "OPERATOR");
        change(server, "{\"role\":\"AUDITOR\"}");
        server.rest().as(name, "first").get("users");
        server.rest().as(name, "first").send("POST", "users", "{}");

        List<JsonObject> entries = eventually(
                "sealing",
                SOON,
                () -> server.admin().all("audit?resource=/users/" + name),
                found -> found.size() == 2 && found.stream().allMatch(entry -> entry.containsKey("place")));

        JsonObject changed = entries.get(0);
        assertThat(changed.getString("action")).isEqualTo("user.changed");
        assertThat(changed.getString("actor")).isEqualTo("admin");
        assertThat(changed.getString("origin")).isEqualTo("127.0.0.1");
        assertThat(changed.getJsonObject("before").getString("role")).isEqualTo("OPERATOR");
        assertThat(changed.getJsonObject("after").getString("role")).isEqualTo("AUDITOR");
        assertThat(entries.toString()).doesNotContain("first");
        assertThat(actions(server, "actor=" + name)).contains("access.refused");
        JsonObject verdict = server.admin().get("audit:verify").object();
        assertThat(verdict.getBoolean("intact")).as("%s", verdict).isTrue();
        assertThat(verdict.getInt("sealed")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void changesNothing_onTrial(SluiceServer server) {
        int before = server.admin().all("audit?resource=/users/" + name).size();

        object(
                server.admin()
                        .send(
                                "POST",
                                "users?dryRun=true",
                                "{\"name\":\"" + name + "\",\"role\":\"OPERATOR\",\"password\":\"first\"}"),
                201);

        assertThat(server.admin().get("users/" + name).status()).isEqualTo(404);
        assertThat(server.admin().all("audit?resource=/users/" + name)).hasSize(before);
    }

    @Test
    void putsTheBusinessClock(SluiceServer server) {
        Duration before = Duration.parse(server.rest().get("clock").object().getString("ahead"));
        try {
            JsonObject put = object(server.admin().send("PUT", "clock", "{\"advance\":\"PT8H\",\"settle\":true}"), 200);
            assertThat(Duration.parse(put.getString("ahead"))).isEqualTo(before.plusHours(8));
            assertThat(put.getJsonArray("unsettled")).isEmpty();
            JsonObject seen = server.rest().get("clock").object();
            assertThat(Duration.between(
                            Instant.parse(seen.getString("system")), Instant.parse(seen.getString("instant"))))
                    .isEqualTo(before.plusHours(8));
            assertThat(object(server.admin().send("PUT", "clock", "{\"advance\":\"P99999D\"}"), 422)
                            .getString("pointer"))
                    .isEqualTo("/advance");
            object(server.admin().send("PUT", "clock", "{}"), 422);
        } finally {
            object(server.admin().send("PUT", "clock", "{\"instant\":\"" + Instant.now() + "\"}"), 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/no-such-page",
                "/openapi",
                "/problems/",
                "/assets/sluice.css",
                "/login.xhtml",
                "/operator/",
                "/api/v1/me",
                "/api/v1/no-such-thing",
                "/%00",
            })
    void sendsTheSecurityHeaders_withEveryKindOfAnswer(String path, SluiceServer server) {
        for (Rest who :
                List.of(server.rest(), server.rest().anonymous(), server.rest().as("nobody", "wrong"))) {
            HttpResponse<String> answer = who.send("GET", path, null);

            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as("%s %s", path, answer)
                    .hasSize(1)
                    .allSatisfy(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe-inline")
                            .doesNotContain("unsafe-eval"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    private static List<String> actions(SluiceServer server, String filter) {
        return server.admin().all("audit?" + filter).stream()
                .map(entry -> entry.getString("action"))
                .toList();
    }
}
