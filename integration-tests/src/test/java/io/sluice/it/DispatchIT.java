package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.Ports;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of live services reach a simulated router, and what it says is stored; with and without a wake-up, with and without a sweep. */
class DispatchIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger ROUTERS = new AtomicInteger();

    /** A server's NAS with one subscriber on it. */
    private static final class Line {

        private final SluiceServer server;
        private final RestWrites rest;
        private final PlayedNas played;
        private final String nas = "dispatch-it-" + ROUTERS.incrementAndGet();
        private final String login = nas + "@isp1.com";

        Line(SluiceServer server, int coaPort) {
            this.server = server;
            rest = new RestWrites(server.ports(), "operator", "operator");
            played = PlayedNas.make(server, nas, login, coaPort);
        }

        void account(String user, String acctSessionId) {
            server.radclient()
                    .account(
                            "Acct-Status-Type=Start",
                            "User-Name=" + user,
                            "NAS-Identifier=" + nas,
                            "Acct-Session-Id=" + acctSessionId);
        }

        Simulator router(String... options) {
            List<String> all = new ArrayList<>(List.of("--first-session", String.valueOf(4_000_000 + ROUTERS.get())));
            all.addAll(List.of(options));
            return played.play(all.toArray(String[]::new));
        }

        JsonObject session() {
            return eventually(
                            "the session",
                            SOON,
                            () -> server.rest().all("subscriber-sessions?login=" + login).stream()
                                    .filter(row -> row.getString("state").equals("ACTIVE"))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        /** Orders a service; the operation's id. */
        String activate(String service) {
            RestWrites.Answer answer = rest.post(
                    "subscriber-sessions/" + session().getString("id") + "/service-sessions",
                    "{\"service\": \"" + service + "\"}");
            assertThat(answer.status()).as("%s", answer).isEqualTo(202);
            return answer.object().getString("id");
        }

        JsonObject operation(String id) {
            return rest.get("operations/" + id).object();
        }

        JsonObject over(String id) {
            return eventually(
                    "the end of the operation",
                    SOON,
                    () -> operation(id),
                    operation -> operation.containsKey("overAt"));
        }

        String state(String service) {
            return server.rest().all("service-sessions?login=" + login).stream()
                    .filter(row -> row.getString("service").equals(service))
                    .map(row -> row.getString("state"))
                    .findFirst()
                    .orElse("none");
        }
    }

    @Test
    void carriesAnOrderToTheRouter_andStoresItsAck(SluiceServer server) throws Exception {
        int port = Ports.freeUdp();
        Line line = new Line(server, port);
        try (Simulator router = line.router()) {
            JsonObject operation = line.over(line.activate("gold"));

            assertThat(operation.getString("state")).as("%s", operation).isEqualTo("DONE");
            assertThat(line.state("gold")).isEqualTo("ACTIVE");
            assertThat(router.ledger())
                    .filteredOn(each -> each.getString("port", "").equals("coa"))
                    .extracting(each -> each.getString("verdict"))
                    .containsExactly("ack", "sent");
        }
    }

    @Test
    void storesWhyTheRouterRefused(SluiceServer server) throws Exception {
        int port = Ports.freeUdp();
        Line line = new Line(server, port);
        try (Simulator router = line.router("--refuse", "silver")) {
            JsonObject operation = line.over(line.activate("silver"));

            assertThat(operation.getString("state")).as("%s", operation).isEqualTo("FAILED");
            assertThat(operation.toString()).contains("404");
            assertThat(line.state("silver")).isEqualTo("FAILED");
        }
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 15: same Identifier, authenticator and Event-Timestamp")
    void sendsASilentRouterTheSameOctetsAgain_fromTheSamePort(SluiceServer server) throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            Line line = new Line(server, silent.getLocalPort());
            line.account(line.login, line.nas + "-silent");
            String id = line.activate("gold");

            silent.setSoTimeout((int) SOON.toMillis());
            DatagramPacket first = receive(silent);
            DatagramPacket second = receive(silent);

            assertThat(Arrays.copyOf(second.getData(), second.getLength()))
                    .isEqualTo(Arrays.copyOf(first.getData(), first.getLength()));
            assertThat(second.getSocketAddress()).isEqualTo(first.getSocketAddress());
            assertThat(line.operation(id).getString("state")).isEqualTo("SENT");
        }
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
        socket.receive(datagram);
        return datagram;
    }

    /** As a crash between the commit and the wake-up leaves it. */
    @Test
    @Tag("postgresql")
    void findsByTheSweep_whatNobodyToldOf(SluiceServer server, PostgresCluster database) throws Exception {
        int port = Ports.freeUdp();
        Line line = new Line(server, port);
        try (Simulator router = line.router()) {
            String session = line.session().getString("acctSessionId");
            database.execute(
                    "insert into operation (id, nas_id, acct_session_id, subscriber_session_id, login, lane, origin,"
                            + " wanted, ordered_at, due_at, give_up_at, open, state)"
                            + " select gen_random_uuid(), nas_id, acct_session_id, id, login, 4, 6,"
                            + " E'start\\t' || gen_random_uuid() || E'\\t-\\t-\\t-\\t-\\t-\\tvoice(100000)\\n',"
                            + " now(), now(), now() + interval '1 minute', true, 1"
                            + " from subscriber_session where acct_session_id = '" + session + "'");

            assertThat(eventually("the service", SOON, () -> line.state("voice(100000)"), "ACTIVE"::equals))
                    .isEqualTo("ACTIVE");
        }
    }

    @Test
    @Tag("h2")
    void needsNoSweep_whereItIsWoken(@TempDir Path home) throws Exception {
        int port = Ports.freeUdp();
        try (SluiceServer server = new SluiceServer(home, Ports.free(), Map.of("SLUICE_DISPATCH_SWEEP_MS", "0"))) {
            server.up();
            Line line = new Line(server, port);
            try (Simulator router = line.router()) {
                line.over(line.activate("silver"));
                JsonObject operation = line.over(line.activate("gold"));

                assertThat(operation.getString("state")).isEqualTo("DONE");
                assertThat(Duration.between(
                                Instant.parse(operation.getString("requestedAt")),
                                Instant.parse(operation.getString("overAt"))))
                        .isLessThan(Duration.ofSeconds(1));
            }
            assertThat(server.log()).noneMatch(each -> each.contains("Unable to reconnect"));
        }
    }
}
