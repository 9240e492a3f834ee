package io.sluice.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.nas.IpAddress;
import io.sluice.nas.Protection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpstreamPoolTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final Map<Long, Liveness> known = new HashMap<>();
    private final Upstream first = server(1, 10);
    private final Upstream second = server(2, 20);
    private final Upstream alsoSecond = server(3, 20);
    private final UpstreamPool pool = new UpstreamPool("main", List.of(alsoSecond, second, first));

    @Test
    void asksTheLowestRankFirst_thenTheNext() {
        assertThat(next(Set.of(), 0)).isEqualTo(first);
        assertThat(next(Set.of(1L), 0)).isEqualTo(second);
        assertThat(pool.next(Set.of(1L, 2L, 3L), 0, this::liveness, NOW)).isEmpty();
    }

    @Test
    void sharesAmongEquals_byTheKey() {
        assertThat(next(Set.of(1L), 0)).isEqualTo(second);
        assertThat(next(Set.of(1L), 1)).isEqualTo(alsoSecond);
        assertThat(next(Set.of(1L), -1)).isEqualTo(alsoSecond);
        assertThat(next(Set.of(1L), 2)).isEqualTo(second);
    }

    @Test
    void prefersWhoLives_toWhoIsSuspect_toWhoIsDead() {
        known.put(1L, silent(1));
        assertThat(next(Set.of(), 0)).isEqualTo(second);

        known.put(2L, silent(3));
        known.put(3L, silent(3));
        assertThat(next(Set.of(), 0)).isEqualTo(first);
        assertThat(next(Set.of(1L), 0)).isEqualTo(second);
    }

    @Test
    void asksTheDead_whenNobodyElseIsLeft() {
        known.put(1L, silent(3));
        known.put(2L, silent(3));
        known.put(3L, silent(3));

        assertThat(next(Set.of(), 5)).isEqualTo(first);
    }

    @Test
    void probesOnlyWhoIsSilent() {
        known.put(2L, silent(1));
        known.put(3L, silent(3).probing(NOW));

        assertThat(UpstreamPool.dueForProbe(pool.servers(), this::liveness, NOW))
                .containsExactly(second);
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        assertThatThrownBy(() -> new UpstreamTerms(0, 3, true, true, Protection.REQUIRE))
                .hasMessageContaining("1 to 30");
        assertThatThrownBy(() -> new UpstreamTerms(2, 11, true, true, Protection.REQUIRE))
                .hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> new UpstreamTerms(2, 3, true, true, Protection.AUTO))
                .hasMessageContaining("AUTO");
        assertThatThrownBy(() -> new UpstreamPlace(IpAddress.of("::1"), 0, "main", 1))
                .hasMessageContaining("port");
        assertThatThrownBy(() -> new UpstreamPlace(IpAddress.of("::1"), 1812, "main", 1_001))
                .hasMessageContaining("rank");
    }

    private Upstream next(Set<Long> tried, long key) {
        return pool.next(tried, key, this::liveness, NOW).orElseThrow();
    }

    private Liveness liveness(Upstream server) {
        return known.getOrDefault(server.id(), Liveness.unasked(NOW));
    }

    private static Liveness silent(int times) {
        Liveness found = Liveness.unasked(NOW);
        for (int i = 0; i < times; i++) {
            found = found.silent(NOW, true, NOW);
        }
        return found;
    }

    private static Upstream server(long id, int rank) {
        return new Upstream(
                id,
                7,
                "radius" + id,
                UpstreamKind.AUTH,
                new UpstreamPlace(IpAddress.of("192.0.2." + id), 1812, UpstreamPlace.MAIN, rank),
                new byte[] {1},
                UpstreamTerms.USUAL);
    }
}
