package io.sluice.ejb.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.RequestKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

    private final Instant[] now = {Instant.parse("2026-11-22T19:00:00Z")};
    private final NodeState state = new NodeState(new Clock() {
        @Override
        public Instant instant() {
            return now[0];
        }

        @Override
        public ZoneId getZone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void theDatabaseIsInTrouble_fromItsFirstFailureToItsNextAnswer() {
        state.databaseAnswered();
        assertThat(state.databaseTrouble()).isEmpty();

        state.databaseAway("connection refused");
        assertThat(state.databaseTrouble()).contains("connection refused");

        state.databaseAnswered();
        assertThat(state.databaseTrouble()).isEmpty();
    }

    @Test
    void theDatabaseIsInTrouble_whenItNeitherAnswersNorFails() {
        state.databaseAnswered();
        now[0] = now[0].plus(NodeState.PATIENCE);
        assertThat(state.databaseTrouble()).isEmpty();

        now[0] = now[0].plus(Duration.ofSeconds(1));
        assertThat(state.databaseTrouble()).contains("no answer for 61 s");
    }

    @Test
    void namesThePortThatIsNotBound_pauses_orHasDied() {
        Map<RequestKind, ConnectorStatistics.Port> ports = new EnumMap<>(RequestKind.class);
        ports.put(RequestKind.AUTH, new ConnectorStatistics.Port(true, true, false, 0, 0, 0, Map.of()));
        ports.put(RequestKind.ACCT, new ConnectorStatistics.Port(true, true, true, 0, 0, 0, Map.of()));
        ports.put(RequestKind.DYNAUTH, new ConnectorStatistics.Port(false, false, false, 0, 0, 0, Map.of()));
        ConnectorStatistics connector = new ConnectorStatistics(ports, ConnectorStatistics.Outbound.NONE);

        assertThat(HealthChecks.unsound(connector, HealthChecks.LISTENING)).containsExactly(RequestKind.DYNAUTH);
        assertThat(HealthChecks.unsound(connector, HealthChecks.DELIVERING)).containsExactly(RequestKind.ACCT);
        assertThat(HealthChecks.unsound(connector, HealthChecks.RUNNING)).containsExactly(RequestKind.DYNAUTH);
    }
}
