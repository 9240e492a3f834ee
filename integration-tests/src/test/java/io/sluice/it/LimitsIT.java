package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Services end at their limits: on the adjustable clock, against simulated routers that keep limits and others that do not. */
class LimitsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private SluiceServer server;
    private RestWrites rest;

    @BeforeEach
    void define(SluiceServer running) {
        server = running;
        rest = new RestWrites(server.ports(), "operator", "operator");
        define(
                "limited-line",
                "{\"parameters\":[{\"name\":\"rate\",\"type\":\"BITS_PER_SECOND\"}],"
                        + "\"statistics\":\"TIME_VOLUME\"}");
        define(
                "limited-slow",
                "{\"statistics\":\"TIME_VOLUME\",\"renderings\":{\"mikrotik\":["
                        + "{\"attribute\":\"Mikrotik-Rate-Limit\",\"value\":\"1M/2M\"}]}}");
        define(
                "limited-fast",
                "{\"statistics\":\"TIME_VOLUME\",\"onLimit\":{\"action\":\"SWITCH\","
                        + "\"switchTo\":\"limited-slow\",\"notifyAt\":[50]}}");
    }

    private void define(String service, String terms) {
        RestWrites.Answer answer = rest.put("services/" + service, terms);
        int thereAlready = 428;
        assertThat(answer.status()).as("%s", answer).isIn(201, thereAlready);
    }

    private JsonObject limitsOf(JsonObject service) {
        return server.rest()
                .get("service-sessions/" + service.getString("id") + "/limits")
                .object();
    }

    private List<String> eventsOf(JsonObject service) {
        return limitsOf(service).getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("event"))
                .toList();
    }

    @AfterEach
    void putTheClockBack() {
        server.admin().send("PUT", "clock", "{\"instant\":\"" + Instant.now() + "\"}");
    }

    private void pass(String time) {
        JsonObject clock =
                object(server.admin().send("PUT", "clock", "{\"advance\":\"" + time + "\",\"settle\":true}"));
        assertThat(clock.getJsonArray("unsettled")).isEmpty();
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private String sessionOf(String login) {
        return eventually(
                        "the session of " + login,
                        SOON,
                        () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login),
                        found -> !found.isEmpty())
                .get(0)
                .getString("id");
    }

    private void activate(String login, String order) {
        RestWrites.Answer answer =
                rest.post("subscriber-sessions/" + sessionOf(login) + "/service-sessions", order, "Prefer", "wait=20");
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    }

    private JsonObject service(String login, String activation, String state) {
        return eventually(
                        activation + " of " + login + " is " + state,
                        SOON,
                        () -> server.rest().all("service-sessions?login=" + login).stream()
                                .filter(each -> each.getString("service").equals(activation))
                                .filter(each -> each.getString("state").equals(state))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<String> stopped(Simulator router) {
        return router.ledger().stream()
                .filter(line -> line.getString("verdict", "").equals("ack"))
                .flatMap(line -> Simulator.attribute(line, "ERX-Service-Deactivate").stream())
                .toList();
    }

    @Test
    void endsAFiveHourServiceOnTime_whereSluiceEnforces() throws Exception {
        String login = "limit-central@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "limit-it-1", login, Ports.freeUdp(), "mikrotik");
        RestWrites.Answer record = rest.put(
                "subscribers/" + nas.subscriber() + "/record",
                "{\"attributes\":[{\"name\":\"Mikrotik-Rate-Limit\",\"value\":\"256k/512k\"}],\"services\":[]}");
        assertThat(record.status()).as("%s", record).isIn(200, 201);
        try (Simulator router = nas.play("--dialect", "mikrotik", "--first-session", "4100001")) {
            activate(login, "{\"service\":\"limited-slow\",\"timeout\":\"PT5H\"}");

            pass("PT4H59M50S");
            service(login, "limited-slow", "ACTIVE");
            pass("PT11S");

            JsonObject ended = service(login, "limited-slow", "STOPPED");
            assertThat(ended.getString("stopCause")).isEqualTo("TIME_THRESHOLD");
        }
    }

    @Test
    void endsItAMinuteLater_whereTheRouterShouldHave_andTheSessionStays() throws Exception {
        String login = "limit-backstop@isp1.com";
        try (Simulator router =
                PlayedNas.make(server, "limit-it-2", login).play("--ignore-limits", "--first-session", "4200001")) {
            activate(login, "{\"service\":\"limited-slow\",\"timeout\":\"PT5H\"}");

            pass("PT5H30S");
            service(login, "limited-slow", "ACTIVE");
            assertThat(stopped(router)).isEmpty();
            pass("PT31S");

            eventually(
                    "its end by Sluice, whose order the router's own record may overtake",
                    SOON,
                    () -> service(login, "limited-slow", "STOPPED").getString("stopCause"),
                    "TIME_THRESHOLD"::equals);
            eventually(
                    "the order in the router's ledger", SOON, () -> stopped(router), List.of("limited-slow")::equals);
            sessionOf(login);
        }
    }

    @Test
    void stopsAHundredMegabytesWithThePeriod_andShowsWhatWasBeyond() throws Exception {
        String login = "limit-volume@isp1.com";
        String line = "limited-line(12000000)";
        try (Simulator router = PlayedNas.make(server, "limit-it-3", login)
                .play("--speed", "20", "--traffic", "1", "--first-session", "4300001")) {
            activate(login, "{\"service\":\"" + line + "\",\"volumeMb\":100}");

            JsonObject ended = service(login, line, "STOPPED");

            JsonObject volume = limitsOf(ended).getJsonObject("volume");
            assertThat(volume.getJsonNumber("limitOctets").longValue()).isEqualTo(104_857_600);
            assertThat(volume.getJsonNumber("overshootOctets").longValue()).isBetween(1L, 15_000_000L);
            assertThat(volume.getInt("percent")).isEqualTo(100);
            assertThat(ended.getJsonNumber("outputOctets").longValue())
                    .isEqualTo(volume.getJsonNumber("usedOctets").longValue());
            assertThat(stopped(router)).isEmpty();
            sessionOf(login);
        }
    }

    @Test
    void throttlesInsteadOfCuttingOff_theNewServiceFirst() throws Exception {
        String login = "limit-throttle@isp1.com";
        try (Simulator router = PlayedNas.make(server, "limit-it-4", login).play("--first-session", "4400001")) {
            activate(login, "{\"service\":\"limited-fast\",\"timeout\":\"PT1H\"}");
            pass("PT30M1S");
            JsonObject fast = service(login, "limited-fast", "ACTIVE");
            assertThat(eventsOf(fast)).containsExactly("NEAR");

            pass("PT30M");

            service(login, "limited-slow", "ACTIVE");
            assertThat(router.ledger().toString()).doesNotContain("ERX-Service-Timeout");
            JsonObject ended = service(login, "limited-fast", "STOPPED");
            assertThat(ended.getString("stopCause")).isEqualTo("TIME_THRESHOLD");
            assertThat(eventsOf(ended)).containsExactly("SWITCHED", "REACHED", "NEAR");
            List<String> changes = eventually("three requests", SOON, () -> acked(router), found -> found.size() >= 3);
            assertThat(changes).containsExactly("limited-fast", "limited-slow", "-limited-fast");
            sessionOf(login);
        }
    }

    private static List<String> acked(Simulator router) {
        return router.ledger().stream()
                .filter(each -> each.getString("verdict", "").equals("ack"))
                .map(each -> Simulator.attribute(each, "ERX-Service-Activate").orElse("")
                        + Simulator.attribute(each, "ERX-Service-Deactivate")
                                .map(stop -> "-" + stop)
                                .orElse(""))
                .toList();
    }

    @Test
    void refusesALimitThatCanNeverBeReached() throws Exception {
        String login = "limit-inert@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "limit-it-5", login);
        try (Simulator router = nas.play("--first-session", "4500001")) {
            RestWrites.Answer answer = rest.post(
                    "subscriber-sessions/" + sessionOf(login) + "/service-sessions",
                    "{\"service\":\"limited-slow\",\"timeout\":\"PT1H\",\"statistics\":\"NONE\"}");

            assertThat(answer.status()).as("%s", answer).isEqualTo(422);
            assertThat(answer.body()).contains("can never be reached");
        }
    }

    @Test
    void actsOnAllSessionsThatShareAQuota_keepsThemOutUntilThePeriodTurns() throws Exception {
        String login = "limit-quota@isp1.com";
        String line = "limited-line(50000000)";
        PlayedNas nas = PlayedNas.make(server, "limit-it-6", login);
        String quotas = "subscribers/" + nas.subscriber() + "/quotas";
        RestWrites.Answer made =
                rest.put(quotas + "/day", "{\"service\":\"limited-line\",\"period\":\"DAY\",\"volumeMb\":3000}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        RestWrites.Answer record = rest.put(
                "subscribers/" + nas.subscriber() + "/record",
                "{\"attributes\":[],\"services\":[{\"tag\":1,\"activate\":\"" + line
                        + "\",\"statistics\":2,\"interim\":600}]}");
        assertThat(record.status()).as("%s", record).isIn(200, 201);
        nas.awaitAtLogin(line);

        try (Simulator router = nas.playTimes(2, "--speed", "200", "--traffic", "1", "--first-session", "4600001")) {
            eventually(
                    "both sessions have lost the service",
                    Duration.ofSeconds(60),
                    () -> stopped(router),
                    stops -> stops.size() == 2);

            JsonObject quota = rest.get(quotas + "/day").object();
            assertThat(quota.getBoolean("usedUp")).isTrue();
            assertThat(quota.getJsonNumber("usedOctets").longValue()).isGreaterThan(3_000L << 20);
            assertThat(server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login))
                    .hasSize(2);
            String tried = "subscriber-sessions/" + sessionOf(login) + "/service-sessions?dryRun=true";
            eventually(
                    "an order is refused",
                    SOON,
                    () -> rest.post(tried, "{\"service\":\"" + line + "\"}").body(),
                    answer -> answer.contains("used up"));
        }
        assertThat(servicesOfALogin(nas, "4700001")).isEmpty();

        pass("P1D");

        assertThat(rest.get(quotas + "/day").object().getBoolean("usedUp")).isFalse();
        eventually(
                "the service comes back with a login",
                SOON,
                () -> servicesOfALogin(nas, String.valueOf(4_800_001 + System.nanoTime() % 100_000)),
                found -> found.equals(List.of(line)));
    }

    /** What an Access-Accept starts now. */
    private List<String> servicesOfALogin(PlayedNas nas, String firstSession) {
        try (Simulator router = nas.play("--first-session", firstSession)) {
            return eventually(
                            "an answer to the login",
                            SOON,
                            () -> router.ledger().stream()
                                    .filter(each -> each.getString("code", "").equals("Access-Accept"))
                                    .toList(),
                            found -> !found.isEmpty())
                    .stream()
                    .flatMap(accept -> Simulator.attribute(accept, "ERX-Service-Activate").stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void actsOnTwoThousandThatAreDueInTheSameSecond(TestReporter report) throws Exception {
        int many = 2_000;
        String login = "limit-many@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "limit-it-7", login);
        RestWrites.Answer record = rest.put(
                "subscribers/" + nas.subscriber() + "/record",
                "{\"attributes\":[],\"services\":[{\"tag\":1,\"activate\":\"limited-slow\",\"timeout\":36000,"
                        + "\"statistics\":2,\"interim\":0}]}");
        assertThat(record.status()).as("%s", record).isIn(200, 201);
        nas.awaitAtLogin("limited-slow");
        try (Simulator router = nas.playTimes(
                many, "--rate", "500", "--ignore-limits", "--interim", "0", "--first-session", "5100001")) {
            eventually(
                    "all services run",
                    Duration.ofSeconds(150),
                    () -> router.sent("Start").size(),
                    starts -> starts == 2 * many);

            Instant due = Instant.now();
            pass("PT10H2M");
            List<Instant> obeyed = eventually(
                    "all are stopped",
                    Duration.ofSeconds(60),
                    () -> router.ledger().stream()
                            .filter(line -> line.getString("verdict", "").equals("ack"))
                            .map(line -> Instant.parse(line.getString("time")))
                            .toList(),
                    acks -> acks.size() == many);

            report.publishEntry(
                    "2,000 limits",
                    "all obeyed " + Duration.between(due, obeyed.get(many - 1)).toMillis()
                            + " ms after the clock was put");
            assertThat(obeyed.get(many - 1)).isBefore(due.plusSeconds(30));
        }
    }
}
