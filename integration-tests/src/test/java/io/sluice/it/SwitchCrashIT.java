package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static io.sluice.it.fixture.Simulator.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.PlayedNas;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while it replaces a service; it goes on where it was, and at no time has the router left the subscriber
 * without a service of the group. {@code -Dsluice.it.kills=20} kills more often than there is time for in every run.
 */
class SwitchCrashIT {

    private static final int KILLS = Integer.getInteger("sluice.it.kills", 1);
    private static final long LATEST_KILL_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAS = "crash-it";
    private static final String LOGIN = "switch@isp1.com";
    private static final String SESSION = "erx FastEthernet 12/0:0003100001";
    private static final List<String> GROUP = List.of("gold", "silver");

    private final Random random = new Random(12);

    @Test
    void leavesNobodyWithoutService_andFinishesWhatItBegan(SluiceServer server) throws Exception {
        PlayedNas nas = PlayedNas.make(server, NAS, LOGIN);
        try (Simulator router = nas.play("--delay", "150ms", "--first-session", "3100001")) {
            eventually("the session", SOON, () -> sessions(server), list -> !list.isEmpty());
            order(server, "silver", 0);
            eventually("silver", SOON, () -> active(server), List.of("silver")::equals);

            for (int kill = 0; kill < KILLS; kill++) {
                order(server, kill % 2 == 0 ? "gold" : "silver", kill + 1);
                LockSupport.parkNanos((long) (random.nextDouble() * LATEST_KILL_NANOS));
                server.killHard();
                server.up();
                eventually("no operation left", SOON, () -> open(server), List::isEmpty);
                List<String> atTheRouter = List.copyOf(runningAtTheRouter(router));
                assertThat(atTheRouter).as("services after kill %s", kill + 1).hasSize(1);
                eventually("the same service at both", SOON, () -> active(server), atTheRouter::equals);
            }
        }
    }

    /** Sends a CoA-Request and does not wait for what comes of it. */
    private static void order(SluiceServer server, String service, int identifier) throws IOException {
        byte[] request = RequestOctets.coa(identifier, SluiceServer.SECRET)
                .text(32, NAS)
                .text(44, SESSION)
                .number(55, (int) Instant.now().getEpochSecond())
                .vendor(4874, 65, "\u0001" + service)
                .octets();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    request,
                    request.length,
                    InetAddress.getLoopbackAddress(),
                    server.ports().dynauth()));
        }
    }

    private static List<JsonObject> sessions(SluiceServer server) {
        return server.rest().all("subscriber-sessions?state=ACTIVE&login=" + LOGIN);
    }

    private static List<JsonObject> open(SluiceServer server) {
        List<JsonObject> open = new ArrayList<>(server.rest().all("operations?state=REQUESTED&nas=" + NAS));
        open.addAll(server.rest().all("operations?state=SENT&nas=" + NAS));
        return open;
    }

    private static List<String> active(SluiceServer server) {
        return server.rest().all("service-sessions?state=ACTIVE&login=" + LOGIN).stream()
                .map(row -> row.getString("service"))
                .toList();
    }

    /** Goes through what the router did, in order: nobody may be without a service of the group once there was one. */
    private static Set<String> runningAtTheRouter(Simulator router) {
        Set<String> running = new LinkedHashSet<>();
        for (JsonObject line : router.ledger()) {
            // A repeat has another verdict: it is answered, and nothing is done twice.
            if (line.getString("port", "").equals("coa")
                    && line.getString("verdict").equals("ack")) {
                attribute(line, "ERX-Service-Deactivate").ifPresent(running::remove);
                attribute(line, "ERX-Service-Activate").ifPresent(running::add);
                assertThat(running).as("services after %s", line).containsAnyElementsOf(GROUP);
            }
        }
        return running;
    }
}
