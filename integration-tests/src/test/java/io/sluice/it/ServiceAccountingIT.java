package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingServer;
import io.sluice.it.fixture.KnownNas;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.RestWrites.Answer;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router that counts no services, a retailer that bills by them, and FreeRADIUS in between as the retailer's server. */
class ServiceAccountingIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger TESTS = new AtomicInteger();

    /** Of each test its own: what one leaves on its way to the retailer is nothing to the next. */
    private final String retailerName = "acct-it-" + TESTS.incrementAndGet();

    private final String realm = retailerName + ".example";
    private final String nasName = retailerName;
    private final String login = "billed@" + realm;
    private final String serviceName = retailerName + "-fast";

    private SluiceServer server;
    private RestWrites operator;
    private String subscriber = "";
    private int coaPort;

    @BeforeEach
    void makeARetailer(SluiceServer running) {
        server = running;
        operator = new RestWrites(server.ports(), "operator", "operator");
        coaPort = Ports.freeUdp();
        made(operator.put("retailers/" + retailerName, """
                {"realms": ["%s"], "zone": "Europe/Berlin"}""".formatted(realm)));
        made(operator.put("services/" + serviceName, """
                {"statistics": "TIME_VOLUME", "renderings": {
                  "mikrotik": [{"attribute": "Mikrotik-Rate-Limit", "value": "5M/9M"}]}}"""));
        Answer created = operator.post("subscribers", """
                {"kind": "RESIDENTIAL", "parent": "%s", "login": "%s", "password": "it"}""".formatted(retailerName, login));
        made(created);
        subscriber = String.valueOf(created.object().get("id"));
        made(operator.put("subscribers/" + subscriber + "/record", """
                {"attributes": [{"name": "Mikrotik-Rate-Limit", "value": "256k/512k"}]}"""));
    }

    /** Comes last: a server that knows the NAS has read of everything that was made before it. */
    private void makeTheNas() {
        made(operator.put("nas/" + nasName, """
                {"identifiers": ["%s"], "dialect": "mikrotik", "confirmation": "ACK",
                 "coa": {"address": "127.0.0.1", "port": %d, "secret": "%s"}}""".formatted(nasName, coaPort, SluiceServer.SECRET)));
        KnownNas.await(server, nasName);
    }

    private static void made(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
    }

    @AfterEach
    void cleanUp() {
        putClock("{\"instant\": \"" + Instant.now() + "\"}");
        for (JsonObject each : server.rest().all("retailers/" + retailerName + "/upstreams")) {
            operator.remove("retailers/" + retailerName + "/upstreams/" + each.getString("name"));
        }
        operator.remove("subscribers/" + subscriber);
        operator.remove("services/" + serviceName);
        operator.remove("nas/" + nasName);
        operator.remove("retailers/" + retailerName);
    }

    private void putClock(String json) {
        made(new RestWrites(server.ports(), "admin", server.settings().get("SLUICE_ADMIN_PASSWORD"))
                .put("clock", json));
    }

    private void upstream(String name, String group, AccountingServer to) {
        made(operator.put("retailers/" + retailerName + "/upstreams/" + name, """
                {"kind": "ACCT", "address": "127.0.0.1", "port": %d, "group": "%s", "secret": "%s",
                 "firstTimeout": "PT1S", "transmissions": 2}""".formatted(
                        to.port(), group, AccountingServer.SECRET)));
    }

    private Simulator play() {
        return Simulator.start(
                server,
                "--dialect",
                "mikrotik",
                "--listen",
                "127.0.0.1:" + coaPort,
                "--nas-identifier",
                nasName,
                "--subscribers",
                "1",
                "--login",
                login,
                "--password",
                "it");
    }

    private JsonObject session() {
        return eventually(
                        "the login",
                        SOON,
                        () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + Rest.query(login)),
                        found -> found.size() == 1)
                .get(0);
    }

    private String activate(JsonObject session) {
        // A NAS is known to logins a little earlier than to the dispatcher.
        Answer active = eventually(
                "the dispatcher knows the NAS",
                SOON,
                () -> operator.post(
                        "subscriber-sessions/" + session.getString("id") + "/service-sessions",
                        "{\"service\": \"" + serviceName + "\", \"interimInterval\": \"PT1H\"}",
                        "Prefer",
                        "wait=20"),
                each -> each.status() != 409);
        assertThat(active.status()).as("%s", active).isEqualTo(201);
        return active.object().getString("id");
    }

    private List<JsonObject> waiting() {
        return server.rest().all("accounting-deliveries?state=WAITING&retailer=" + retailerName);
    }

    private static String text(JsonObject delivery) {
        return delivery.getString("acctSessionId").replaceAll("^.*(:\\d{6})$|^.*$", "$1") + " "
                + delivery.getString("statusType");
    }

    @Test
    void theStopOfFiveHoursArrivesOnce_thoughItsServerWasAwayForAnHourAndSluiceWasKilled(@TempDir Path folder)
            throws Exception {
        try (AccountingServer retailer = new AccountingServer(folder.resolve("fr"), Ports.freeUdp()).up()) {
            upstream("billing", "main", retailer);
            makeTheNas();
            try (Simulator router = play()) {
                JsonObject session = session();
                String id = session.getString("acctSessionId");
                String service = activate(session);
                eventually(
                        "the service's Start",
                        SOON,
                        () -> retailer.story(id),
                        List.of(" Start", ":000001 Start")::equals);

                retailer.close();
                putClock("{\"advance\": \"PT5H\", \"settle\": true}");
                Answer stopped = operator.send(
                        "DELETE", "service-sessions/" + service, null, "If-Match", "*", "Prefer", "wait=20");
                assertThat(stopped.status()).as("%s", stopped).isEqualTo(200);
                eventually(
                        "what waits",
                        SOON,
                        () -> waiting().stream().map(ServiceAccountingIT::text).toList(),
                        List.of(":000001 STOP", ":000001 INTERIM_UPDATE")::equals);
                putClock("{\"advance\": \"PT1H\", \"settle\": true}");
                server.killHard();
                server.up();
                retailer.up();

                eventually("nothing waits", SOON, this::waiting, List::isEmpty);
                router.terminate();
                eventually(
                        "the end",
                        SOON,
                        () -> retailer.story(id),
                        List.of(" Start", ":000001 Start", ":000001 Interim-Update", ":000001 Stop", " Stop")::equals);
                eventually("nothing waits", SOON, this::waiting, List::isEmpty);
                assertStop(retailer, id + ":000001");
                assertThat(retailer.story(id)).hasSize(5);
            }
        }
    }

    private void assertStop(AccountingServer retailer, String id) {
        Map<String, String> stop = retailer.records().stream()
                .filter(record -> id.equals(record.get("Acct-Session-Id")))
                .filter(record -> "Stop".equals(record.get("Acct-Status-Type")))
                .findFirst()
                .orElseThrow();
        assertThat(stop)
                .containsEntry("User-Name", login)
                .containsEntry("NAS-Identifier", nasName)
                .containsEntry("ERX-Service-Session", serviceName)
                .containsEntry("Acct-Terminate-Cause", "Admin-Reset");
        assertThat(Long.parseLong(stop.get("Acct-Session-Time"))).isBetween(18_000L, 18_120L);
        assertThat(Long.parseLong(stop.get("Acct-Delay-Time"))).isBetween(3_600L, 3_900L);
    }

    @Test
    void everyGroupOfServersHearsOfTheServiceBeforeItsSubscriber(@TempDir Path folder) throws Exception {
        try (AccountingServer billing = new AccountingServer(folder.resolve("a"), Ports.freeUdp()).up();
                AccountingServer archive = new AccountingServer(folder.resolve("b"), Ports.freeUdp()).up()) {
            upstream("billing", "main", billing);
            upstream("archive", "copies", archive);
            makeTheNas();
            try (Simulator router = play()) {
                JsonObject session = session();
                String id = session.getString("acctSessionId");
                activate(session);
                router.terminate();

                List<String> story = List.of(" Start", ":000001 Start", ":000001 Stop", " Stop");
                eventually("one server's story", SOON, () -> billing.story(id), story::equals);
                eventually("the other's", SOON, () -> archive.story(id), story::equals);
            }
            List<JsonObject> answered = server.rest()
                    .all("accounting-deliveries?state=ANSWERED&retailer=" + retailerName + "&login=" + login);
            assertThat(answered).extracting(each -> each.getString("server")).contains("billing", "archive");
            assertThat(waiting()).isEmpty();
        }
    }
}
