package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Caller;
import io.sluice.it.fixture.Caller.Reply;
import io.sluice.it.fixture.KnownNas;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A router of each kind: what it is told at a login and by every change, packet by packet, and what a person is told of it. */
class DialectsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Set<String> ENVELOPE = Set.of("Event-Timestamp", "Message-Authenticator");
    private static final String SERVICE = """
            {"mutexGroup": 777, "statistics": "TIME", "renderings": {
              "mikrotik": [{"attribute": "Mikrotik-Rate-Limit", "value": "%1$s"}],
              "generic": [{"attribute": "Filter-Id", "value": "%2$s"}]}}""";

    private Caller operator;
    private String subscriber = "";

    /** What each kind of router is to be told; a packet is what it carries beside identity and envelope. */
    private enum Router {
        ERX(
                Set.of("NAS-Identifier", "User-Name", "Acct-Session-Id"),
                List.of("ERX-Service-Activate:1 = it-slow"),
                List.of("ERX-Service-Activate:1 = it-fast", "ERX-Service-Deactivate = it-slow"),
                List.of("ERX-Service-Deactivate = it-fast")),
        JUNOS(ERX.identity, ERX.activation, ERX.change, ERX.deactivation),
        MIKROTIK(
                Set.of("User-Name", "Acct-Session-Id", "Framed-IP-Address"),
                List.of("Mikrotik-Rate-Limit = 1M/2M"),
                List.of("Mikrotik-Rate-Limit = 5M/9M"),
                List.of("Mikrotik-Rate-Limit = 256k/512k")),
        GENERIC(
                Set.of("NAS-Identifier", "User-Name", "Acct-Session-Id"),
                List.of("Filter-Id = it-slow"),
                List.of("Filter-Id = it-fast"),
                List.of("Filter-Id = it-base"));

        private final Set<String> identity;
        private final List<String> activation;
        private final List<String> change;
        private final List<String> deactivation;

        Router(Set<String> identity, List<String> activation, List<String> change, List<String> deactivation) {
            this.identity = identity;
            this.activation = activation;
            this.change = change;
            this.deactivation = deactivation;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean keepsServices() {
            return this == ERX || this == JUNOS;
        }
    }

    @BeforeEach
    void makeServices(SluiceServer server) {
        operator = new Caller(server, "operator", "operator");
        made("services/it-slow", SERVICE.formatted("1M/2M", "it-slow"));
        made("services/it-fast", SERVICE.formatted("5M/9M", "it-fast"));
        made("services/it-bare", "{\"mutexGroup\": 777, \"statistics\": \"TIME\"}");
    }

    private void made(String resource, String json) {
        Reply reply = operator.send("PUT", resource, "application/json", json);
        assertThat(reply.status()).as("%s: %s", resource, reply).isEqualTo(201);
    }

    @AfterEach
    void cleanUp() {
        operator.json("DELETE", "subscribers/" + subscriber, null);
        Stream.of(Router.values()).forEach(router -> operator.json("DELETE", "nas/it-" + router.text(), null));
        Stream.of("slow", "fast", "bare").forEach(name -> operator.json("DELETE", "services/it-" + name, null));
    }

    @ParameterizedTest
    @EnumSource
    void isToldInItsOwnWords(Router router, SluiceServer server) throws Exception {
        int port = Ports.freeUdp();
        String name = "it-" + router.text();
        String login = name + "@isp1.com";
        made("nas/" + name, """
                {"identifiers": ["%s"], "dialect": "%s", "confirmation": "ACK",
                 "coa": {"address": "127.0.0.1", "port": %d, "secret": "%s"}}""".formatted(name, router.text(), port, SluiceServer.SECRET));
        makeSubscriber(login);
        KnownNas.await(server, name);

        try (Simulator bng = Simulator.start(
                server,
                "--dialect",
                router.text(),
                "--listen",
                "127.0.0.1:" + port,
                "--nas-identifier",
                name,
                "--subscribers",
                "1",
                "--login",
                login,
                "--password",
                "it",
                "--refuse",
                "it-bare")) {
            String session = session(server.rest(), login, name);
            JsonObject slow = activated(session, "it-slow");
            JsonObject fast = activated(session, "it-fast");
            eventually("the other one stops", SOON, () -> state(slow), "STOPPED"::equals);
            Reply refused = activate(session, "it-bare");
            assertThat(state(fast)).isEqualTo("ACTIVE");
            Reply stopped = operator.send(
                    "DELETE", "service-sessions/" + id(fast), null, null, "Prefer", "wait=20", "If-Match", "*");
            Reply disconnected = operator.send(
                    "POST", "subscriber-sessions/" + session + ":disconnect", null, null, "Prefer", "wait=20");

            assertThat(refused.status()).as("%s", refused).isEqualTo(router.keepsServices() ? 502 : 422);
            assertThat(refused.body()).contains(router.keepsServices() ? "404" : "has no rendering");
            assertThat(stopped.status()).as("%s", stopped).isEqualTo(200);
            assertThat(disconnected.status()).as("%s", disconnected).isEqualTo(200);
            bng.terminate();
            assertThat(told(bng, router)).containsExactlyElementsOf(expected(router));
        }
    }

    private static List<String> expected(Router router) {
        // a NAK of theirs may leave something behind, so what was asked for is taken back
        List<String> refusal = router.keepsServices()
                ? List.of("[ERX-Service-Activate:1 = it-bare] nak-404", "[ERX-Service-Deactivate = it-bare] ack")
                : List.of();
        return Stream.of(router.activation, router.change, List.<String>of(), router.deactivation)
                .flatMap(packets ->
                        packets.isEmpty() ? refusal.stream() : packets.stream().map(packet -> "[" + packet + "] ack"))
                .toList();
    }

    /** CoA-Requests as the router took them, each after the answer to the one before; identity is checked on the way. */
    private static List<String> told(Simulator bng, Router router) {
        List<JsonObject> requests = bng.ledger().stream()
                .filter(line -> line.getString("port", "").equals("coa"))
                .toList();
        for (int i = 0; i < requests.size(); i++) {
            assertThat(requests.get(i).getString("direction")).isEqualTo(i % 2 == 0 ? "received" : "sent");
        }
        return requests.stream()
                .filter(line -> line.getString("code").equals("CoA-Request"))
                .map(line -> {
                    List<JsonObject> attributes =
                            line.getJsonArray("attributes").getValuesAs(JsonObject.class);
                    assertThat(attributes)
                            .extracting(attribute -> attribute.getString("name"))
                            .containsAll(router.identity);
                    return attributes.stream()
                                    .filter(attribute -> !router.identity.contains(attribute.getString("name")))
                                    .filter(attribute -> !ENVELOPE.contains(attribute.getString("name")))
                                    .filter(attribute ->
                                            !attribute.getString("name").equals("ERX-Service-Statistics"))
                                    .map(DialectsIT::text)
                                    .toList()
                            + " " + line.getString("verdict");
                })
                .toList();
    }

    private static String text(JsonObject attribute) {
        String tag = attribute.containsKey("tag") ? ":" + attribute.getInt("tag") : "";
        return attribute.getString("name") + tag + " = " + attribute.getString("value");
    }

    private void makeSubscriber(String login) {
        Reply created = operator.send("POST", "subscribers", "application/json", """
                {"kind": "RESIDENTIAL", "parent": "isp1", "login": "%s", "password": "it"}""".formatted(login));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        subscriber = created.object().get("id").toString().replace("\"", "");
        Reply record = operator.send("PUT", "subscribers/" + subscriber + "/record", "application/json", """
                {"attributes": [{"name": "Mikrotik-Rate-Limit", "value": "256k/512k"},
                                {"name": "Filter-Id", "value": "it-base"}]}""");
        assertThat(record.status()).as("%s", record).isBetween(200, 201);
    }

    private static String session(Rest rest, String login, String nas) {
        List<JsonObject> sessions = eventually(
                "the login",
                SOON,
                () -> rest.all("subscriber-sessions?state=ACTIVE&login=" + Rest.query(login)),
                found -> found.size() == 1);
        assertThat(sessions.get(0).getString("nas")).isEqualTo(nas);
        return sessions.get(0).getString("id");
    }

    /** Reports sessions that are over until one is taken for the NAS's. */
    private Reply activate(String session, String service) {
        return operator.send(
                "POST",
                "subscriber-sessions/" + session + "/service-sessions",
                "application/json",
                "{\"service\": \"" + service + "\"}",
                "Prefer",
                "wait=20");
    }

    private JsonObject activated(String session, String service) {
        // a NAS is known to logins a little earlier than to the dispatcher
        Reply reply = eventually(
                "the dispatcher knows the NAS", SOON, () -> activate(session, service), each -> each.status() != 409);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.object();
    }

    private static String id(JsonObject service) {
        return service.getString("id");
    }

    private String state(JsonObject service) {
        return operator.get("service-sessions/" + id(service)).object().getString("state");
    }
}
