package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.ManagementPort;
import io.sluice.it.fixture.ManagementPort.Health;
import io.sluice.it.fixture.PostgresCluster;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The probes tell what a node can do. */
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void isReadyAndAlive_andNamesWhatItLookedAt(SluiceServer server) {
        ManagementPort management = new ManagementPort(server);

        Health ready = eventually("readiness", SOON, () -> management.health("ready"), now -> now.status() == 200);
        Health live = management.health("live");

        assertThat(ready.checks())
                .containsKeys("database", "login-index", "radius-ports", "radius-delivery", "radius-threads")
                .containsKeys("deployments-status", "boot-errors")
                .values()
                .containsOnly("UP");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.checks()).containsEntry("radius-threads", "UP").doesNotContainKey("database");
    }

    @Test
    @Tag("postgresql")
    void isNotReady_whileTheDatabaseIsAway_andSaysSo_butAlive(SluiceServer server, PostgresCluster database) {
        ManagementPort management = new ManagementPort(server);
        eventually("readiness", SOON, () -> management.health("ready"), now -> now.status() == 200);
        try {
            database.stopAtOnce();

            Health away = eventually(
                    "the end of readiness", SOON, () -> management.health("ready"), now -> now.status() == 503);

            assertThat(away.checks()).containsEntry("database", "DOWN").containsEntry("radius-ports", "UP");
            assertThat(away.body())
                    .contains("trouble")
                    .doesNotContain(database.settings().get("SLUICE_DB_PASSWORD"));
            assertThat(management.health("live").status()).isEqualTo(200);
        } finally {
            database.restart();
        }
        Health back = eventually("readiness again", SOON, () -> management.health("ready"), now -> now.status() == 200);
        assertThat(back.checks()).containsEntry("database", "UP");
    }
}
