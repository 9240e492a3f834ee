package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.SluiceServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was answered survives {@code kill -9}. */
class CrashIT {

    private static final int PACKETS = 1000;

    @Test
    void keepsExactlyWhatWasAnswered_whenKilledRightAfter(SluiceServer server) {
        List<String> sessionIds =
                IntStream.range(0, PACKETS).mapToObj(i -> "crash-" + i).toList();
        List<String> requests = sessionIds.stream()
                .map(id ->
                        "Acct-Status-Type=Start\nUser-Name=crash@isp1.com\nNAS-IP-Address=127.0.0.1\nAcct-Session-Id="
                                + id)
                .toList();

        int answered = server.radclient().tries(5, 3).accountAll(requests, 64);
        server.killHard();
        server.up();

        assertThat(answered).isEqualTo(PACKETS);
        assertThat(server.rest().all("accounting-records?login=crash@isp1.com&limit=200"))
                .extracting(record -> record.getString("acctSessionId"))
                .containsExactlyInAnyOrderElementsOf(sessionIds);
    }
}
