package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.SluiceServer;
import io.sluice.it.fixture.UpstreamRadius;
import jakarta.json.JsonArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's own FreeRADIUS answers the logins of its realm through Sluice. */
class ProxyIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final String USERS = """
            chap@upstream.example Cleartext-Password := "up-secret"
                Framed-IP-Address = 10.77.0.1,
                ERX-Service-Activate:6 = "up-tiered(1280000, 5120000)",
                ERX-Service-Timeout:6 = 18000,
                ERX-Service-Statistics:6 = time-volume,
                Class = 0x7570

            plain Cleartext-Password := "up-secret"
                Framed-IP-Address = 10.77.0.2
            """;
    private static final HexFormat HEX = HexFormat.of();

    /** The example challenges of RFC 2759 §9.2; the response is that of chap@upstream.example, up-secret. */
    private static final String CHALLENGE = "5b5d7c7d7b3f2f3e3c2c602132262628";

    private static final String PEER = "21402324255e262a28295f2b3a337c7e";
    private static final String RESPONSE = "89cdcdaba23a1412f31fb5c7328d1e1de9f9342a737e0e9f";
    private static final String PROOF = "S=E55ECE1A3D2D0F780E453D92FFD9AE79BB8D21AC";

    @Test
    void logsIn_withTheServicesOfTheUpstreamServer(SluiceServer server, @TempDir Path folder) {
        try (UpstreamRadius upstream = new UpstreamRadius(folder.resolve("one"), "one", USERS)) {
            retailer(server, "upstream-a", "upstream.example", Map.of("one", upstream));
            Reply pap = accepted(server, "User-Password=up-secret");
            Reply chap = login(server, "CHAP-Password=up-secret");
            Reply wrong = login(server, "User-Password=guess");

            assertThat(pap.names().get(0)).isEqualTo("Message-Authenticator");
            assertThat(pap.names()).doesNotContain("Proxy-State").containsOnlyOnce("User-Name");
            assertThat(pap.attributes())
                    .contains(
                            "Framed-IP-Address = 10.77.0.1",
                            "ERX-Service-Activate:6 = \"up-tiered(1280000, 5120000)\"",
                            "ERX-Service-Timeout:6 = 18000",
                            "Class = 0x7570");
            assertThat(chap.isAccept()).as("%s", chap).isTrue();
            assertThat(wrong.isReject()).as("%s", wrong).isTrue();

            List<String> start = new ArrayList<>(List.of(
                    "User-Name=chap@upstream.example",
                    "NAS-IP-Address=127.0.0.1",
                    "Acct-Status-Type=Start",
                    "Acct-Session-Id=\"erx up:1\""));
            pap.attributes().stream()
                    .filter(attribute -> attribute.startsWith("Class"))
                    .forEach(start::add);
            assertThat(server.radclient().account(start.toArray(String[]::new)).isAccounted())
                    .isTrue();
            RestWrites rest = operator(server);
            JsonArray services = eventually(
                    "the learned service",
                    SOON,
                    () -> items(rest, "service-sessions?login=chap@upstream.example"),
                    found -> !found.isEmpty());
            assertThat(services.getJsonObject(0).toString())
                    .contains("up-tiered(1280000, 5120000)", "\"state\":\"ACTIVE\"");
            JsonArray sessions = items(rest, "subscriber-sessions?login=chap@upstream.example&state=ACTIVE");
            assertThat(sessions).hasSize(1);
        } finally {
            remove(server, "upstream-a", "one");
        }
    }

    @Test
    void passesMsChapAndEapOn(SluiceServer server, @TempDir Path folder) {
        try (UpstreamRadius upstream = new UpstreamRadius(folder.resolve("one"), "one", USERS)) {
            retailer(server, "upstream-b", "upstream.example", Map.of("one", upstream));
            accepted(server, "User-Password=up-secret");
            ReplyOctets reply = msChap(server, "chap@upstream.example", RESPONSE);
            Finished eap = eap(server);

            assertThat(reply.code()).isEqualTo(ReplyOctets.ACCESS_ACCEPT);
            assertThat(new String(reply.octets(), ISO_8859_1)).contains(PROOF);
            assertThat(String.join("\n", eap.out())).contains("Received Access-Challenge", "Received Access-Accept");
        } finally {
            remove(server, "upstream-b", "one");
        }
    }

    @Test
    void goesToTheNextServer_andBackOnceTheFirstAnswersAgain(SluiceServer server, @TempDir Path folder) {
        try (UpstreamRadius first = new UpstreamRadius(folder.resolve("a"), "first", USERS);
                UpstreamRadius spare = new UpstreamRadius(folder.resolve("b"), "spare", USERS)) {
            retailer(server, "upstream-c", "upstream.example", Map.of("first", first, "spare", spare));
            Reply before = accepted(server, "User-Password=up-secret");
            first.close();
            Reply without = accepted(server, "User-Password=up-secret");
            first.start();

            assertThat(before.attributes()).contains("Reply-Message = \"first\"");
            assertThat(without.attributes()).contains("Reply-Message = \"spare\"");
            eventually(
                    "the first server is asked again",
                    RECOVERY,
                    () -> login(server, "User-Password=up-secret"),
                    reply -> reply.attributes().contains("Reply-Message = \"first\""));
        } finally {
            remove(server, "upstream-c", "first", "spare");
        }
    }

    @Test
    void answersMsChapItself_whereTheRealmIsItsOwn(SluiceServer server) {
        RestWrites rest = operator(server);
        RestWrites.Answer made = rest.post("subscribers", """
                {"kind": "RESIDENTIAL", "parent": "isp1", "login": "chap2@isp1.com", "password": "up-secret"}""");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String response = "04ba195a20bb980609f896e9af4a3aa0b55db99a1b5f032e";

        eventually(
                "a proof of the server",
                SOON,
                () -> new String(msChap(server, "chap2@isp1.com", response).octets(), ISO_8859_1),
                octets -> octets.contains("S=CD00321A991B78FCD7AA6E1A03A37E9ED3E969E1"));
        ReplyOctets wrong = msChap(server, "chap2@isp1.com", RESPONSE);
        assertThat(wrong.code()).isEqualTo(ReplyOctets.ACCESS_REJECT);
        assertThat(new String(wrong.octets(), ISO_8859_1)).contains("E=691 R=1 C=");
    }

    /** An accepted login; the first one may come before the new realm is known. */
    private static Reply accepted(SluiceServer server, String password) {
        return eventually("an answer of the upstream server", RECOVERY, () -> login(server, password), Reply::isAccept);
    }

    private static Reply login(SluiceServer server, String password) {
        return server.radclient()
                .tries(1, 20)
                .login(
                        "User-Name=chap@upstream.example",
                        password,
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");
    }

    private static ReplyOctets msChap(SluiceServer server, String login, String response) {
        byte[] octets = RequestOctets.access(3, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName(login)
                .attribute(26, HEX.parseHex("00000137" + "0b12" + CHALLENGE))
                .attribute(26, HEX.parseHex("00000137" + "1934" + "0500" + PEER + "0000000000000000" + response))
                .messageAuthenticator()
                .octets();
        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            return socket.ask(octets, SOON).orElseThrow();
        }
    }

    private static Finished eap(SluiceServer server) {
        String request = """
                User-Name = "chap@upstream.example"
                NAS-IP-Address = 127.0.0.1
                EAP-Code = Response
                EAP-Id = 10
                EAP-Type-Identity = "chap@upstream.example"
                Cleartext-Password = "up-secret"
                Message-Authenticator = 0x00
                """;
        return Finished.run(
                List.of(
                        "radeapclient",
                        "-x",
                        "-t",
                        "10",
                        "127.0.0.1:" + server.ports().auth(),
                        "auth",
                        SluiceServer.SECRET),
                Path.of("/"),
                Map.of(),
                request,
                RECOVERY);
    }

    private static void retailer(
            SluiceServer server, String name, String realm, Map<String, UpstreamRadius> upstreams) {
        RestWrites rest = operator(server);
        assertThat(rest.put("retailers/" + name, """
                        {"realms": ["%s"], "zone": "Europe/Berlin"}""".formatted(realm)).status()).isEqualTo(201);
        upstreams.forEach((each, upstream) -> {
            RestWrites.Answer made = rest.put("retailers/" + name + "/upstreams/" + each, """
                    {"kind": "AUTH", "address": "127.0.0.1", "port": %d, "secret": "%s", "rank": %d,
                     "firstTimeout": "PT1S", "transmissions": 2}""".formatted(
                            upstream.port(), UpstreamRadius.SECRET, each.equals("spare") ? 2 : 1));
            assertThat(made.status()).as("%s", made).isEqualTo(201);
        });
    }

    private static void remove(SluiceServer server, String name, String... upstreams) {
        RestWrites rest = operator(server);
        for (String upstream : upstreams) {
            rest.remove("retailers/" + name + "/upstreams/" + upstream);
        }
        assertThat(rest.remove("retailers/" + name).status()).isEqualTo(204);
    }

    private static JsonArray items(RestWrites rest, String resource) {
        return rest.get(resource).object().getJsonArray("items");
    }

    private static RestWrites operator(SluiceServer server) {
        return new RestWrites(server.ports(), "operator", "operator");
    }
}
