package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ctrl-C, and up again: everything is still there. */
class RestartIT {

    /** Half a minute of two processors; by the clock it depends on what else the machine does. */
    private static final Duration SECOND_START = Duration.ofSeconds(60);

    @Test
    void findsEverythingAgain(SluiceServer server) {
        start(server, "Start", "restart-open");
        start(server, "Start", "restart-closed");
        start(server, "Stop", "restart-closed");
        List<JsonObject> sessions = sessions(server);
        List<JsonObject> records = records(server);

        int exitCode = server.interrupt();

        assertThat(exitCode).isZero();
        assertThat(server.out().lines()).last().isEqualTo("Sluice is stopped.");
        assertThat(server.err().lines()).isEmpty();

        server.up();

        assertThat(server.processorTime()).isLessThan(SECOND_START);
        assertThat(sessions(server)).hasSize(2).isEqualTo(sessions);
        assertThat(records(server)).hasSize(3).isEqualTo(records);
        Reply reply = server.radclient()
                .login(
                        "User-Name=client1@isp1.com",
                        "User-Password=client1",
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");
        assertThat(reply.isAccept()).as("%s", reply).isTrue();
    }

    private static List<JsonObject> sessions(SluiceServer server) {
        return server.rest().all("subscriber-sessions?login=restart@isp1.com");
    }

    /** As they came: what is found odd about them is found a little later. */
    private static List<JsonObject> records(SluiceServer server) {
        return server.rest().all("accounting-records?login=restart@isp1.com").stream()
                .map(each -> Json.createObjectBuilder(each).remove("flags").build())
                .toList();
    }

    private static void start(SluiceServer server, String status, String sessionId) {
        Reply reply = server.radclient()
                .account(
                        "Acct-Status-Type=" + status,
                        "User-Name=restart@isp1.com",
                        "NAS-IP-Address=127.0.0.1",
                        "Acct-Session-Id=" + sessionId);
        assertThat(reply.isAccounted()).as("%s", reply).isTrue();
    }
}
