package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is changed by REST counts on the wire within two seconds, without a restart; FreeRADIUS's client sees it. */
class CatalogueOnTheWireIT {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String CLIENT = """
            {"prefixes": ["127.9.9.9/32"], "secret": "%s", "messageAuthenticator": "REQUIRE", "nas": "demo"}""";
    private static final String SERVICE = """
            {"parameters": [{"name": "bw", "type": "BITS_PER_SECOND", "default": "%s"}], "statistics": "TIME"}""";

    @Test
    void aClientIsHeardOnceItIsThere_byItsNewSecret_andNoMoreOnceItIsGone(SluiceServer server) {
        RestWrites rest = operator(server);
        String first = "first secret, long enough";
        String second = "second secret, long enough";

        RestWrites.Answer made = rest.put("clients/wire-test", CLIENT.formatted(first));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        heard(server, first);

        RestWrites.Answer changed = rest.put("clients/wire-test", made.etag(), CLIENT.formatted(second));
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        heard(server, second);
        assertThat(login(server, first).code()).as("the old secret").isEmpty();

        assertThat(rest.remove("clients/wire-test").status()).isEqualTo(204);
        eventually("the removed client is discarded", SOON, () -> login(server, second), reply -> reply.code()
                .isEmpty());
        // What remains is the demo's client, whose prefix is shorter.
        assertThat(login(server, SluiceServer.SECRET).isAccept()).isTrue();
    }

    @Test
    void aChangedServiceIsSeenAtTheNextLogin_inItsNewVersion(SluiceServer server) {
        RestWrites rest = operator(server);
        RestWrites.Answer made = rest.put("services/wired", SERVICE.formatted("64000"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        RestWrites.Answer subscriber = rest.post("subscribers", """
                {"kind": "RESIDENTIAL", "parent": "isp1", "login": "wired@isp1.com", "password": "wired"}""");
        assertThat(subscriber.status()).as("%s", subscriber).isEqualTo(201);
        String path = "subscribers/" + subscriber.object().get("id").toString().replace("\"", "");
        RestWrites.Answer subscription =
                rest.post(path + "/subscriptions", "{\"service\": \"wired\", \"trigger\": \"ACTIVATE_ON_LOGIN\"}");
        assertThat(subscription.status()).as("%s", subscription).isEqualTo(201);
        activates(server, "wired(64000)");

        RestWrites.Answer same = rest.put("services/wired", made.etag(), SERVICE.formatted("64000"));
        assertThat(same.object().getInt("version")).isEqualTo(1);
        RestWrites.Answer second = rest.put("services/wired", same.etag(), SERVICE.formatted("128000"));
        assertThat(second.object().getInt("version")).isEqualTo(2);
        activates(server, "wired(128000)");

        RestWrites.Answer versions = rest.get("services/wired/versions");
        assertThat(versions.object().getJsonArray("items")).hasSize(2);
        assertThat(rest.remove("services/wired").object().getString("detail")).contains("1 subscriptions");
        assertThat(rest.remove(path).status()).isEqualTo(204);
        assertThat(rest.remove("services/wired").status()).isEqualTo(204);
    }

    private static RestWrites operator(SluiceServer server) {
        return new RestWrites(server.ports(), "operator", "operator");
    }

    private static void heard(SluiceServer server, String secret) {
        eventually("the client is heard", SOON, () -> login(server, secret), Reply::isAccept);
    }

    private static void activates(SluiceServer server, String service) {
        String wanted = "\"" + service + "\"";
        eventually(
                service + " is activated",
                SOON,
                () -> server.radclient().login(attributes("wired@isp1.com", "wired")),
                reply -> reply.attributes().stream().anyMatch(attribute -> attribute.endsWith(wanted)));
    }

    private static Reply login(SluiceServer server, String secret) {
        Radclient client = server.radclient().withSecret(secret).tries(1, 1);
        List<String> request = new ArrayList<>(List.of(attributes("client2@isp1.com", "client2")));
        request.add("Packet-Src-IP-Address=127.9.9.9");
        return client.login(request.toArray(String[]::new));
    }

    private static String[] attributes(String login, String password) {
        return new String[] {
            "User-Name=" + login, "User-Password=" + password, "NAS-IP-Address=127.0.0.1", "Message-Authenticator=0x00"
        };
    }
}
