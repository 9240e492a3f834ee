package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static io.sluice.it.fixture.Simulator.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FreeRADIUS's client orders changes of live services at Sluice's own port, and a simulated router, asked by Sluice, obeys or
 * refuses. What each was asked is read in the router's ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamicAuthorizationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NAS = "coa-it";
    private static final String LOGIN = "coa@isp1.com";
    private static final String SESSION = "erx FastEthernet 12/0:0003000001";
    private static final String OF_THE_SESSION = "Acct-Session-Id=\"" + SESSION + "\"";
    private static final String AT_THE_NAS = "NAS-Identifier=" + NAS;

    private Simulator router;
    private SluiceServer server;

    @BeforeAll
    void start(SluiceServer running) throws Exception {
        server = running;
        router = PlayedNas.make(server, NAS, LOGIN)
                .play("--refuse", "bronze", "--first-session", "3000001", "--service-interim", "0");
        eventually("the session", SOON, this::session, found -> found.filter(
                        row -> row.getString("state").equals("ACTIVE"))
                .isPresent());
    }

    @AfterAll
    void stop() throws IOException {
        if (router != null) {
            router.close();
        }
    }

    private Optional<JsonObject> session() {
        return server.rest().all("subscriber-sessions?login=" + LOGIN).stream()
                .filter(row -> row.getString("acctSessionId", "").equals(SESSION))
                .findFirst();
    }

    private List<String> running() {
        return server.rest().all("service-sessions?login=" + LOGIN).stream()
                .filter(row -> row.getString("acctSessionId").equals(SESSION))
                .filter(row -> row.getString("state").equals("ACTIVE"))
                .map(row -> row.getString("service"))
                .toList();
    }

    private Radclient.Reply change(String... attributes) {
        return radclient().changeAt(server.ports().dynauth(), with(attributes));
    }

    private Radclient radclient() {
        return server.radclient().tries(1, 28);
    }

    private static String[] with(String... attributes) {
        return Stream.concat(Stream.of(AT_THE_NAS, OF_THE_SESSION), Stream.of(attributes))
                .toArray(String[]::new);
    }

    private int operations() {
        return server.rest().all("operations?nas=" + NAS).size();
    }

    /** CoA- and Disconnect-Requests that the router received, without repeats, and its replies, in order. */
    private List<JsonObject> atTheRouter() {
        return router.ledger().stream()
                .filter(line -> line.getString("port", "").equals("coa"))
                .toList();
    }

    private static int received(List<JsonObject> lines, String attribute, String value) {
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).getString("direction").equals("received"))
                .filter(at -> attribute(lines.get(at), attribute).equals(Optional.of(value)))
                .reduce((first, second) -> second)
                .orElse(-1);
    }

    private List<JsonObject> routerGot(String attribute, String value) {
        return eventually(
                attribute + " = " + value + " at the router",
                SOON,
                this::atTheRouter,
                lines -> received(lines, attribute, value) >= 0);
    }

    @Test
    void changesTheServicesOfALiveSession_untilItIsDisconnected() {
        Radclient.Reply silver = change(
                "User-Name=" + LOGIN, "ERX-Service-Activate:1=silver", "ERX-Service-Statistics:1=2", "State=0x0102");
        assertThat(silver.code()).as("%s", silver).hasValue("CoA-ACK");
        assertThat(silver.attributes()).contains("State = 0x0102");
        eventually("silver alone", SOON, this::running, List.of("silver")::equals);

        // The switch: gold is in silver's mutex group.
        Radclient.Reply gold = change("ERX-Service-Activate:1=gold", "ERX-Service-Statistics:1=2");
        assertThat(gold.code()).as("%s", gold).hasValue("CoA-ACK");
        List<JsonObject> lines = routerGot("ERX-Service-Deactivate", "silver");
        int activated = received(lines, "ERX-Service-Activate", "gold");
        int deactivated = received(lines, "ERX-Service-Deactivate", "silver");
        assertThat(activated).isBetween(0, deactivated - 1);
        assertThat(lines.subList(activated, deactivated))
                .as("the answer to the activation, before silver is stopped")
                .anyMatch(line -> line.getString("direction").equals("sent")
                        && line.getString("code").equals("CoA-ACK"));
        eventually("gold alone", SOON, this::running, List.of("gold")::equals);
        assertThat(lines.get(activated).toString()).doesNotContain("Proxy-State");

        // The router refuses bronze, and with it the switch.
        Radclient.Reply refused = change("ERX-Service-Activate:1=bronze", "Proxy-State=0x09");
        assertThat(refused.code()).as("%s", refused).hasValue("CoA-NAK");
        assertThat(refused.attributes()).contains("Error-Cause = Invalid-Request", "Proxy-State = 0x09");
        assertThat(running()).containsExactly("gold");

        // What runs already is done already.
        assertThat(change("ERX-Service-Activate:1=gold").code()).hasValue("CoA-ACK");
        assertThat(change("ERX-Service-Deactivate=bronze").code()).hasValue("CoA-ACK");
        assertThat(running()).containsExactly("gold");

        Radclient.Reply timeout = change("Session-Timeout=7200");
        assertThat(timeout.code()).as("%s", timeout).hasValue("CoA-ACK");
        routerGot("Session-Timeout", "7200");

        Radclient.Reply deactivated2 = change("ERX-Service-Deactivate=gold");
        assertThat(deactivated2.code()).as("%s", deactivated2).hasValue("CoA-ACK");
        eventually("no service", SOON, this::running, List::isEmpty);

        retransmissionsAreAnsweredAlike_andActedOnOnce();

        Radclient.Reply gone = radclient().disconnectAt(server.ports().dynauth(), with("Reply-Message=bye"));
        assertThat(gone.code()).as("%s", gone).hasValue("Disconnect-ACK");
        eventually("the session's end", SOON, this::session, found -> found.orElseThrow()
                .getString("state")
                .equals("CLOSED"));
        Radclient.Reply after = change("ERX-Service-Activate:1=gold");
        assertThat(after.attributes()).contains("Error-Cause = Session-Context-Not-Found");
    }

    private void retransmissionsAreAnsweredAlike_andActedOnOnce() {
        byte[] request = RequestOctets.coa(77, SluiceServer.SECRET)
                .text(32, NAS)
                .text(44, SESSION)
                .number(55, (int) Instant.now().getEpochSecond())
                .vendor(4874, 65, "\u0003voice(100000)")
                .octets();
        try (RadiusSocket socket = new RadiusSocket(server.ports().dynauth())) {
            ReplyOctets first = socket.ask(request, SOON).orElseThrow();
            ReplyOctets second = socket.ask(request, SOON).orElseThrow();

            assertThat(first.code()).as("CoA-ACK").isEqualTo(44);
            assertThat(first.answers(request, SluiceServer.SECRET)).isTrue();
            assertThat(second.octets()).isEqualTo(first.octets());
        }
        List<JsonObject> lines = routerGot("ERX-Service-Activate", "voice(100000)");
        assertThat(lines.stream()
                        .filter(line -> line.getString("direction").equals("received"))
                        .filter(line -> attribute(line, "ERX-Service-Activate").equals(Optional.of("voice(100000)"))))
                .hasSize(1);
    }

    static Stream<Arguments> badRequests() {
        String gold = "ERX-Service-Activate:1=gold";
        return Stream.of(
                bad("Unsupported-Attribute", OF_THE_SESSION, gold, "Acct-Input-Octets=1"),
                bad("Unsupported-Attribute", OF_THE_SESSION, gold, "Attr-26.4874.194=0x00000001"),
                bad("Unsupported-Attribute", OF_THE_SESSION, gold, "Mikrotik-Rate-Limit=1M/2M"),
                bad(
                        "Unsupported-Extension",
                        OF_THE_SESSION,
                        "Attr-26.4874.180=0x01676f6c64",
                        "ERX-Service-Timeout:1=60"),
                bad("Missing-Attribute", gold),
                bad("Missing-Attribute", OF_THE_SESSION),
                bad("Missing-Attribute", OF_THE_SESSION, "Service-Type=Authorize-Only"),
                bad("NAS-Identification-Mismatch", OF_THE_SESSION, gold, "NAS-IP-Address=192.0.2.99"),
                bad("Invalid-Request", OF_THE_SESSION, "Attr-26.4874.65=0x00676f6c64"),
                bad("Invalid-Request", OF_THE_SESSION, "Attr-26.4874.65=0x09676f6c64"),
                bad("Invalid-Request", OF_THE_SESSION, "Attr-26.4874.65=0x20676f6c64"),
                bad("Invalid-Request", OF_THE_SESSION, gold, "ERX-Service-Activate:1=\"voice(100000)\""),
                bad("Invalid-Request", OF_THE_SESSION, "ERX-Service-Activate:1=\"tiered(1\""),
                bad("Invalid-Request", OF_THE_SESSION, "ERX-Service-Activate:1=\"(1)\""),
                bad("Invalid-Request", OF_THE_SESSION, "ERX-Service-Deactivate=\"tiered)\""),
                bad("Unsupported-Service", OF_THE_SESSION, "ERX-Service-Activate:1=platinum"),
                bad("Unsupported-Service", OF_THE_SESSION, gold, "ERX-Service-Activate:2=platinum"),
                bad("Unsupported-Service", OF_THE_SESSION, gold, "Service-Type=Framed-User"),
                bad("Invalid-Attribute-Value", OF_THE_SESSION, "ERX-Service-Activate:1=\"tiered(1000000)\""),
                bad("Invalid-Attribute-Value", OF_THE_SESSION, "ERX-Service-Activate:1=\"tiered(1, 2)\""),
                bad("Invalid-Attribute-Value", OF_THE_SESSION, gold, "ERX-Service-Statistics:1=3"),
                bad("Session-Context-Not-Found", "Acct-Session-Id=nobody", gold),
                bad("Session-Context-Not-Found", OF_THE_SESSION, "User-Name=client1@isp1.com", gold),
                bad("Session-Context-Not-Found", OF_THE_SESSION, "Calling-Station-Id=elsewhere", gold));
    }

    private static Arguments bad(String cause, String... attributes) {
        return Arguments.of(cause, List.of(attributes));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void refusesWhatIsWrong_withItsErrorCause_andOrdersNothing(String cause, List<String> attributes) {
        int ordered = operations();
        List<String> all = new ArrayList<>(List.of(AT_THE_NAS));
        all.addAll(attributes);

        Radclient.Reply reply = radclient().changeAt(server.ports().dynauth(), all.toArray(String[]::new));

        assertThat(reply.code()).as("%s", reply).hasValue("CoA-NAK");
        assertThat(reply.attributes()).as("%s", attributes).contains("Error-Cause = " + cause);
        assertThat(reply.names()).contains("Reply-Message");
        assertThat(operations()).isEqualTo(ordered);
        String detail = reply.attributes().stream()
                .filter(attribute -> attribute.startsWith("Reply-Message"))
                .findFirst()
                .orElseThrow();
        assertThat(server.admin().all("audit?action=coa.refused"))
                .as("%s in the audit trail", detail)
                .anyMatch(entry -> entry.getString("resource").equals("/nas/" + NAS)
                        || entry.getString("resource").equals("/nas/demo"));
    }

    @Test
    void refusesADisconnectThatSaysMore() {
        Radclient.Reply reply = radclient().disconnectAt(server.ports().dynauth(), with("Session-Timeout=1"));

        assertThat(reply.code()).as("%s", reply).hasValue("Disconnect-NAK");
        assertThat(reply.attributes()).contains("Error-Cause = Unsupported-Attribute");
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 16: what is more than 300 s off is not answered")
    void keepsSilentAboutWhatIsOutOfTime() {
        long now = Instant.now().getEpochSecond();
        try (RadiusSocket socket = new RadiusSocket(server.ports().dynauth())) {
            socket.send(outOfTime(1).number(55, (int) now - 302).octets());
            socket.send(outOfTime(2).number(55, (int) now + 302).octets());
            socket.send(outOfTime(3).text(55, "now").octets());
            // Packets are taken in order: when this one is answered, those before have been left unanswered.
            byte[] inTime = outOfTime(4).number(55, (int) now).octets();
            ReplyOctets only = socket.ask(inTime, SOON).orElseThrow();

            assertThat(only.identifier()).isEqualTo(4);
            assertThat(only.answers(inTime, SluiceServer.SECRET)).isTrue();
        }
        for (String reason : List.of("STALE_TIMESTAMP", "FUTURE_TIMESTAMP", "MALFORMED_TIMESTAMP")) {
            eventually(reason + " in the log", SOON, server::log, lines -> lines.stream()
                    .anyMatch(line -> line.contains("SLU-10004") && line.contains(reason)));
        }
    }

    private static RequestOctets outOfTime(int identifier) {
        return RequestOctets.coa(identifier, SluiceServer.SECRET).text(32, NAS).text(44, "nobody");
    }

    @Test
    void asksTheRouterAboutALineThatWasNotSeen_andBelievesIt() {
        Radclient.Reply reply = radclient()
                .changeAt(
                        server.ports().dynauth(),
                        AT_THE_NAS,
                        "Acct-Session-Id=not-seen",
                        "User-Name=" + LOGIN,
                        "ERX-Service-Activate:1=gold");

        assertThat(reply.code()).as("%s", reply).hasValue("CoA-NAK");
        assertThat(reply.attributes()).contains("Error-Cause = Session-Context-Not-Found");
        eventually("the router's refusal in its ledger", SOON, this::atTheRouter, lines -> lines.stream()
                .anyMatch(line -> line.getString("verdict").equals("nak-503")
                        && attribute(line, "Acct-Session-Id").equals(Optional.of("not-seen"))));
        eventually(
                "the session, stale",
                SOON,
                () -> server.rest().all("subscriber-sessions?login=" + LOGIN),
                rows -> rows.stream()
                        .anyMatch(row -> row.getString("acctSessionId", "").equals("not-seen")
                                && row.getString("state").equals("STALE")));
    }
}
