package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static io.sluice.it.fixture.Simulator.attribute;
import static io.sluice.it.fixture.Simulator.octets;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulated BNG and the server agree on what happened, whichever codec the BNG speaks with; and FreeRADIUS's client commands it. */
class SimulatorIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SUBSCRIBERS = 50;
    private static final String FIRST = "erx FastEthernet 12/0:0001048577";

    /** What both sides know of a session that has ended. */
    private record Used(long input, long output) {}

    private static Map<String, Used> reported(List<JsonObject> stops, boolean services) {
        return stops.stream()
                .filter(stop -> attribute(stop, "ERX-Service-Session").isPresent() == services)
                .collect(Collectors.toMap(
                        stop -> stop.getString("session"),
                        stop -> new Used(octets(stop, "Input"), octets(stop, "Output")),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Sessions of a login by Acct-Session-Id, the latest first. */
    private static Map<String, Used> stored(Rest rest, String resource, String login) {
        return rest.all(resource + "?login=" + Rest.query(login)).stream()
                .filter(row -> row.containsKey("acctSessionId"))
                // what a login was to start has a row without a number until the NAS reports it, and now and then keeps
                // it
                .filter(row -> !resource.equals("service-sessions") || row.containsKey("serviceId"))
                .collect(Collectors.toMap(
                        row -> row.getString("acctSessionId")
                                + (row.containsKey("serviceId") ? ":" + row.getString("serviceId") : ""),
                        row -> new Used(
                                row.getJsonNumber("inputOctets").longValue(),
                                row.getJsonNumber("outputOctets").longValue()),
                        (latest, before) -> latest,
                        TreeMap::new));
    }

    @ParameterizedTest
    @CsvSource({"pap,false,0", "chap,true,50"})
    void serverHasWhatTheBngReported(String method, boolean oracle, int first, SluiceServer server) throws Exception {
        String[] codec = oracle ? new String[] {"--oracle"} : new String[] {"--loss", "0.02", "--reorder", "0.05"};
        List<String> options = new ArrayList<>(List.of(
                "--subscribers",
                String.valueOf(SUBSCRIBERS),
                "--first",
                String.valueOf(first),
                "--method",
                method,
                "--speed",
                "600",
                "--duration",
                "2h",
                "--retransmit-after",
                "500ms",
                "--traffic",
                "1",
                "--seed",
                "11"));
        options.addAll(List.of(codec));
        try (Simulator bng = Simulator.start(server, options.toArray(String[]::new))) {
            assertThat(bng.awaitEnd()).as("%s", bng.ledger().size()).isZero();

            JsonObject summary = bng.summary();
            assertThat(summary.getInt("accepted")).isEqualTo(SUBSCRIBERS);
            assertThat(summary.getInt("subscriberStop")).isEqualTo(SUBSCRIBERS);
            assertThat(summary.getInt("serviceStop")).isEqualTo(SUBSCRIBERS);
            assertThat(summary.getInt("badReplies")).isZero();
            List<JsonObject> stops = stopsOf(bng);
            Map<String, Used> subscribers = new TreeMap<>();
            Map<String, Used> services = new TreeMap<>();
            for (int i = first; i < first + SUBSCRIBERS; i++) {
                String login = String.format("sub%06d@isp1.com", i);
                subscribers.putAll(stored(server.rest(), "subscriber-sessions", login));
                services.putAll(stored(server.rest(), "service-sessions", login));
            }
            assertThat(reported(stops, false)).hasSize(SUBSCRIBERS).isEqualTo(subscribers);
            assertThat(reported(stops, true)).hasSize(SUBSCRIBERS).isEqualTo(services);
            assertThat(reported(stops, false).values()).allMatch(used -> used.output() > 0);
        }
    }

    /** Each Stop once, however often and by which luck it was sent. */
    private static List<JsonObject> stopsOf(Simulator bng) {
        return bng.ledger().stream()
                .filter(line -> line.getString("direction", "").equals("sent"))
                .filter(line -> attribute(line, "Acct-Status-Type")
                        .filter("Stop"::equals)
                        .isPresent())
                .toList();
    }

    @Test
    void obeysFreeRadiusesClient(SluiceServer server) throws Exception {
        try (Simulator bng = Simulator.start(
                server,
                "--subscribers",
                "1",
                "--login",
                "client2@isp1.com",
                "--password",
                "client2",
                "--first-session",
                "1048577")) {
            Radclient client = server.radclient();
            int port = bng.coaPort();
            eventually("the login", SOON, () -> bng.sent("Start"), starts -> !starts.isEmpty());

            Radclient.Reply activated = client.changeAt(
                    port,
                    "Acct-Session-Id=\"" + FIRST + "\"",
                    "ERX-Service-Activate:1=\"gold\"",
                    "ERX-Service-Statistics:1=2",
                    "Message-Authenticator=0x00");
            Radclient.Reply unknown =
                    client.changeAt(port, "Acct-Session-Id=\"" + FIRST + "9\"", "ERX-Service-Activate:1=\"gold\"");
            Radclient.Reply strange = client.withSecret("not-the-one")
                    .tries(1, 1)
                    .changeAt(port, "Acct-Session-Id=\"" + FIRST + "\"", "ERX-Service-Deactivate=\"gold\"");
            Radclient.Reply deactivated =
                    client.changeAt(port, "Acct-Session-Id=\"" + FIRST + "\"", "ERX-Service-Deactivate=\"gold\"");
            Radclient.Reply disconnected = client.disconnectAt(port, "Acct-Session-Id=\"" + FIRST + "\"");

            assertThat(activated.code()).as("%s", activated).hasValue("CoA-ACK");
            assertThat(unknown.code()).hasValue("CoA-NAK");
            assertThat(unknown.attributes()).contains("Error-Cause = Session-Context-Not-Found");
            assertThat(strange.code()).isEmpty();
            assertThat(deactivated.code()).hasValue("CoA-ACK");
            assertThat(disconnected.code()).hasValue("Disconnect-ACK");
            bng.terminate();
            assertThat(bng.ledger().stream()
                            .filter(line -> line.getString("port", "").equals("coa"))
                            .filter(line -> line.getString("direction").equals("received"))
                            .map(line -> line.getString("verdict")))
                    .containsExactly("ack", "nak-503", "wrong-authenticator", "ack", "ack");
            assertThat(bng.sent("Stop"))
                    .extracting(stop -> stop.getString("session"))
                    .containsExactly(FIRST + ":000002", FIRST);
            JsonObject session = server.rest().all("subscriber-sessions?login=client2@isp1.com").stream()
                    .filter(row -> row.getString("acctSessionId", "").equals(FIRST))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.getString("state")).isEqualTo("CLOSED");
        }
    }
}
