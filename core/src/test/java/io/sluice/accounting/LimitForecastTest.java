package io.sluice.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.accounting.LimitForecast.Course;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitForecastTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant SEEN = NOON.plusSeconds(3600);
    private static final long MEGABYTE = 1L << 20;

    private static Course used(long counted, long recent) {
        return new Course(NOON, SEEN, counted, recent, Duration.ofHours(1));
    }

    @Test
    void isTheStartAndTheTime() {
        assertThat(LimitForecast.of(used(0, 0), 18_000L, null).timeReachedAt()).isEqualTo(NOON.plusSeconds(18_000));
    }

    @Test
    void goesByWhatWasUsedOfLate() {
        LimitForecast forecast = LimitForecast.of(used(60 * MEGABYTE, 60 * MEGABYTE), null, 100L);

        assertThat(forecast.volumeReachedAt()).isEqualTo(SEEN.plusSeconds(2400));
        assertThat(forecast.timeReachedAt()).isNull();
    }

    @Test
    void isNow_whenItHasBeenReached() {
        assertThat(LimitForecast.of(used(100 * MEGABYTE, 0), null, 100L).volumeReachedAt())
                .isEqualTo(SEEN);
    }

    @Test
    void isNothing_whereNothingFlows_orNoLimitIs() {
        assertThat(LimitForecast.of(used(0, 0), 0L, 100L)).isEqualTo(LimitForecast.NONE);
        assertThat(LimitForecast.of(used(5, 5), null, 0L).volumeReachedAt()).isNull();
    }

    @Test
    void isNothing_whereItWouldTakeTenYears() {
        assertThat(LimitForecast.of(used(1, 1), null, 16_777_215L).volumeReachedAt())
                .isNull();
    }

    @Test
    void takesAStretchOfNoLengthForSilence() {
        assertThat(LimitForecast.of(new Course(NOON, NOON, 0, 5, Duration.ZERO), null, 1L)
                        .volumeReachedAt())
                .isNull();
    }
}
