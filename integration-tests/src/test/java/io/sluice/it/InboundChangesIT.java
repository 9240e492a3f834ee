package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static io.sluice.it.fixture.Simulator.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CoA- and Disconnect-Requests whose answer depends on what kind of router is behind Sluice, and whether it answers at all. */
class InboundChangesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static Radclient.Reply change(SluiceServer server, String... attributes) {
        return server.radclient().tries(1, 29).changeAt(server.ports().dynauth(), attributes);
    }

    private static RestWrites operator(SluiceServer server) {
        return new RestWrites(server.ports(), "operator", "operator");
    }

    private static void makeNas(SluiceServer server, String name, String dialect, int port) {
        RestWrites.Answer made =
                operator(server).put("nas/" + name, """
                {"identifiers": ["%1$s"], "dialect": "%2$s",
                 "coa": {"address": "127.0.0.1", "port": %3$d, "secret": "%4$s"}}""".formatted(name, dialect, port, SluiceServer.SECRET));
        assertThat(made.status()).as("%s", made).isBetween(200, 201);
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 17: no answer of the router is 505 to the asker")
    void answersOtherProxyProcessingError_whereTheRouterIsSilent(SluiceServer server) throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            makeNas(server, "inbound-silent", "erx", silent.getLocalPort());
            RestWrites.Answer session = operator(server).post("subscriber-sessions", """
                    {"nas": "inbound-silent", "acctSessionId": "silent-1", "login": "silent@isp1.com"}""");
            assertThat(session.status()).as("%s", session).isEqualTo(201);

            Radclient.Reply reply = change(server, "Acct-Session-Id=silent-1", "ERX-Service-Activate:1=gold");

            assertThat(reply.code()).as("%s", reply).hasValue("CoA-NAK");
            assertThat(reply.attributes()).contains("Error-Cause = Proxy-Processing-Error");
        }
    }

    @Test
    void replacesTheLimitsOfARunningService_whereTheRouterCan(SluiceServer server) throws Exception {
        String login = "inbound-junos@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "inbound-junos", login, Ports.freeUdp(), "junos");
        try (Simulator router = nas.play("--dialect", "junos", "--first-session", "6100001")) {
            String session = eventually(
                            "the login",
                            SOON,
                            () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login).stream()
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow()
                    .getString("acctSessionId");
            String ofTheSession = "Acct-Session-Id=\"" + session + "\"";
            String atTheNas = "NAS-Identifier=" + nas.name();
            Radclient.Reply early = change(
                    server, atTheNas, ofTheSession, "Attr-26.4874.180=0x01676f6c64", "ERX-Service-Timeout:1=7200");
            Radclient.Reply started = change(
                    server,
                    atTheNas,
                    ofTheSession,
                    "ERX-Service-Activate:1=gold",
                    "ERX-Service-Timeout:1=3600",
                    "ERX-Service-Statistics:1=1");
            Radclient.Reply updated = change(
                    server, atTheNas, ofTheSession, "Attr-26.4874.180=0x01676f6c64", "ERX-Service-Timeout:1=7200");

            assertThat(early.attributes()).as("%s", early).contains("Error-Cause = Session-Context-Not-Found");
            assertThat(started.code()).as("%s", started).hasValue("CoA-ACK");
            assertThat(updated.code()).as("%s", updated).hasValue("CoA-ACK");
            assertThat(server.rest().all("service-sessions?state=ACTIVE&login=" + login))
                    .filteredOn(each -> each.getString("service").equals("gold"))
                    .extracting(each -> each.getString("timeout"))
                    .containsExactly("PT2H");
            eventually(
                    "what the router was asked, in its ledger",
                    SOON,
                    () -> router.ledger().stream()
                            .filter(line -> line.getString("port", "").equals("coa"))
                            .filter(line -> line.getString("direction").equals("received"))
                            .map(line -> attribute(line, "ERX-Update-Service").orElse("-") + " "
                                    + attribute(line, "ERX-Service-Timeout").orElse("-"))
                            .toList(),
                    List.of("- 3600", "gold 7200")::equals);
        }
    }

    @Test
    void handsOnWhyASessionIsToEnd(SluiceServer server) throws Exception {
        String login = "inbound-ends@isp1.com";
        PlayedNas nas = PlayedNas.make(server, "inbound-ends", login);
        try (Simulator router = nas.play("--first-session", "6200001")) {
            eventually(
                    "the login",
                    SOON,
                    () -> server.rest().all("subscriber-sessions?state=ACTIVE&login=" + login),
                    found -> !found.isEmpty());

            Radclient.Reply reply = server.radclient()
                    .tries(1, 28)
                    .disconnectAt(
                            server.ports().dynauth(),
                            "NAS-Identifier=" + nas.name(),
                            "User-Name=" + login,
                            "Acct-Terminate-Cause=Admin-Reset",
                            "Reply-Message=bye");

            // Where the router's Stop overtakes its ACK, the asker hears that the session has ended already.
            assertThat(reply.code()).as("%s", reply).get().isIn("Disconnect-ACK", "Disconnect-NAK");
            JsonObject received = eventually(
                            "the request in the router's ledger",
                            SOON,
                            () -> router.ledger().stream()
                                    .filter(line -> line.getString("code", "").equals("Disconnect-Request"))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(attribute(received, "Reply-Message")).contains("bye");
            assertThat(attribute(received, "Acct-Terminate-Cause")).isPresent();
        }
    }

    @Test
    void takesAnOrderForANasThatWasMadeThisMoment(SluiceServer server) throws Exception {
        makeNas(server, "inbound-fresh", "erx", Ports.freeUdp());

        RestWrites.Answer session = operator(server).post("subscriber-sessions", """
                {"nas": "inbound-fresh", "acctSessionId": "fresh-1", "login": "fresh@isp1.com",
                 "services": [{"service": "gold"}]}""");

        assertThat(session.status()).as("%s", session).isEqualTo(201);
        assertThat(session.object().getString("operation")).isNotEmpty();
    }
}
