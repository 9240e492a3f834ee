package io.sluice.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.access.RejectReason;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.nas.ClientDirectory.KnownClient;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestMetersTest {

    private static final NasRef BNG1 = new NasRef(1, "bng1", DialectName.ERX);
    private static final NasRef BNG2 = new NasRef(2, "bng2", DialectName.ERX);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestCounts counts = new RequestCounts();
    private final Map<String, NasRef> nases = new HashMap<>(Map.of("bng1", BNG1, "second-of-bng1", BNG1, "bng2", BNG2));
    private final ClientDirectory clients = new ClientDirectory(
            () -> new ClientDirectory.Snapshot(
                    nases.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry -> new KnownClient(rule(entry.getKey()), entry.getValue(), false))),
                    Map.of(),
                    Map.of()),
            rules -> {});
    private final RequestMeters meters = new RequestMeters(registry, counts, clients);

    RequestMetersTest() {
        clients.reload();
    }

    private static ClientRule rule(String name) {
        return new ClientRule(
                name,
                Set.of(),
                new byte[] {1},
                Set.of(RequestKind.values()),
                ClientRule.Policy.ACCEPT,
                ClientRule.Policy.ACCEPT,
                false);
    }

    private static ConnectorStatistics auth(Map<String, ConnectorStatistics.Client> clients) {
        Map<RequestKind, ConnectorStatistics.Port> ports =
                new EnumMap<>(ConnectorStatistics.ofIdle().ports());
        ports.put(RequestKind.AUTH, new ConnectorStatistics.Port(true, true, false, 0, 0, 0, clients));
        return new ConnectorStatistics(ports, ConnectorStatistics.Outbound.NONE);
    }

    private Map<String, Double> shown() {
        return registry.find("radius.server.requests").functionCounters().stream()
                .collect(Collectors.toMap(RequestMetersTest::labels, FunctionCounter::count));
    }

    private static String labels(FunctionCounter counter) {
        return counter.getId().getTag("type") + " " + counter.getId().getTag("nas") + " "
                + counter.getId().getTag("result");
    }

    @Test
    void showsWhatWasAnswered_byNasAndResult() {
        counts.accepted(1).add(3);
        counts.accepted(2).increment();
        counts.rejected(1, RejectReason.WRONG_PASSWORD).increment();
        counts.stored(2).add(7);
        counts.refused(2).increment();

        meters.refresh(ConnectorStatistics.ofIdle());

        assertThat(shown())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "auth bng1 accept", 3.0,
                        "auth bng2 accept", 1.0,
                        "auth bng1 reject_wrong_password", 1.0,
                        "acct bng2 stored", 7.0,
                        "dynauth bng2 nak", 1.0));
    }

    @Test
    void sumsTheDiscardsOfANasesClients_andNamesUnknownSources() {
        meters.refresh(auth(Map.of(
                "bng1",
                new ConnectorStatistics.Client(2, Map.of(DiscardReason.OVERLOAD, 5L)),
                "second-of-bng1",
                new ConnectorStatistics.Client(1, Map.of(DiscardReason.WRONG_AUTHENTICATOR, 4L)),
                ConnectorStatistics.NO_CLIENT,
                new ConnectorStatistics.Client(0, Map.of(DiscardReason.UNKNOWN_CLIENT, 9L)))));

        assertThat(shown())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "auth bng1 duplicate", 3.0,
                        "auth bng1 shed", 5.0,
                        "auth bng1 discard_wrong_authenticator", 4.0,
                        "auth unknown discard_unknown_client", 9.0));
    }

    @Test
    void neverGoesDown_whenANasIsRenamed() {
        counts.accepted(1).add(3);
        meters.refresh(ConnectorStatistics.ofIdle());

        nases.put("bng1", new NasRef(1, "berlin", DialectName.ERX));
        nases.remove("second-of-bng1");
        clients.reload();
        meters.refresh(ConnectorStatistics.ofIdle());

        assertThat(shown()).containsEntry("auth bng1 accept", 3.0).containsEntry("auth berlin accept", 3.0);
    }

    @Test
    void sharesOneLabel_amongNasesBeyondTheBound() {
        for (long id = 10; id < 1_110; id++) {
            nases.put("n" + id, new NasRef(id, "n" + id, DialectName.ERX));
            counts.accepted(id).increment();
        }
        clients.reload();

        meters.refresh(ConnectorStatistics.ofIdle());

        assertThat(shown()).hasSize(1_001).containsEntry("auth others accept", 100.0);
    }
}
