package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application is deployed anew while a NAS goes on sending. */
class RedeployIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void losesNothingThatWasAnswered(SluiceServer server) throws InterruptedException {
        try (AccountingTraffic traffic =
                AccountingTraffic.begin(server.ports().acct(), "redeploy-", "redeploy@isp1.com")) {
            traffic.awaitAnswered(100, SOON);

            Finished redeployed = server.management("/deployment=sluice.ear:redeploy");

            assertThat(redeployed.exitCode()).as("%s", redeployed).isZero();
            traffic.awaitAnswered(traffic.answered().size() + 100, PATIENCE);
            List<String> answered = traffic.finish(PATIENCE);
            assertThat(traffic.resent()).as("packets that found nobody").isPositive();
            assertThat(server.rest().all("accounting-records?login=redeploy@isp1.com&limit=200"))
                    .extracting(record -> record.getString("acctSessionId"))
                    .containsExactlyInAnyOrderElementsOf(answered);
        }
        assertThat(server.radclient()
                        .login(
                                "User-Name=client1@isp1.com",
                                "User-Password=client1",
                                "NAS-IP-Address=127.0.0.1",
                                "Message-Authenticator=0x00")
                        .isAccept())
                .isTrue();
    }
}
