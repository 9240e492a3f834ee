package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static io.sluice.it.fixture.Simulator.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nine services at one login: eight fit the Access-Accept, the ninth follows by CoA. */
class LoginOverflowIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAS = "overflow-it";
    private static final String LOGIN = "nine@isp1.com";

    @Test
    void startsByCoa_whatTheAccessAcceptCannotHold(SluiceServer server) throws Exception {
        RestWrites rest = new RestWrites(server.ports(), "operator", "operator");
        PlayedNas nas = PlayedNas.make(server, NAS, LOGIN);
        String eight = IntStream.rangeClosed(1, 8)
                .mapToObj(tag -> """
                        {"tag": %d, "activate": "voice(%d)", "statistics": 1}""".formatted(tag, 64_000 + tag))
                .collect(Collectors.joining(","));
        RestWrites.Answer record =
                rest.put("subscribers/" + nas.subscriber() + "/record", "{\"services\": [" + eight + "]}");
        assertThat(record.status()).as("%s", record).isBetween(200, 201);
        RestWrites.Answer ninth = rest.post("subscribers/" + nas.subscriber() + "/subscriptions", """
                {"service": "gold", "trigger": "ACTIVATE_ON_LOGIN"}""");
        assertThat(ninth.status()).as("%s", ninth).isEqualTo(201);

        try (Simulator router = nas.play()) {
            eventually("nine services", SOON, () -> active(server), list -> list.size() == 9);

            assertThat(active(server)).contains("gold", "voice(64001)", "voice(64008)");
            eventually("the activation in the router's ledger", SOON, () -> ordered(router), List.of("gold")::equals);
        }
    }

    private static List<String> active(SluiceServer server) {
        return server.rest().all("service-sessions?state=ACTIVE&login=" + LOGIN).stream()
                .map(row -> row.getString("service"))
                .distinct()
                .toList();
    }

    private static List<String> ordered(Simulator router) {
        return router.ledger().stream()
                .filter(line -> line.getString("port", "").equals("coa"))
                .filter(line -> line.getString("direction").equals("received"))
                .map(line -> attribute(line, "ERX-Service-Activate").orElse(""))
                .toList();
    }
}
