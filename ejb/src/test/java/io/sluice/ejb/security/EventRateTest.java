package io.sluice.ejb.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final EventRate rate = new EventRate(3);

    @Test
    void admitsTheSameEventOnceAMinute() {
        assertThat(rate.admits("a", NOW)).isTrue();
        assertThat(rate.admits("a", NOW.plusSeconds(59))).isFalse();
        assertThat(rate.admits("b", NOW.plusSeconds(59))).isTrue();
        assertThat(rate.admits("a", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void admitsSoManyOfAllAMinute_andTellsHowManyItHeldBack() {
        assertThat(rate.admits("a", NOW)).isTrue();
        assertThat(rate.admits("b", NOW)).isTrue();
        assertThat(rate.admits("c", NOW)).isTrue();
        assertThat(rate.admits("d", NOW)).isFalse();
        assertThat(rate.admits("e", NOW)).isFalse();

        assertThat(rate.admits("e", NOW.plusSeconds(60))).isTrue();
        assertThat(rate.takeHeldBack()).isEqualTo(2);
        assertThat(rate.takeHeldBack()).isZero();
    }
}
