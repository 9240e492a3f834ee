package io.sluice.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.LimitAction;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long MB = 1L << 20;

    @ParameterizedTest
    @CsvSource({
        // the clocks go forward on 29 March and back on 25 October 2026
        "DAY, 1, 2026-03-29T00:30:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "DAY, 1, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "WEEK, 1, 2026-11-23T08:00:00Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
        "WEEK, 7, 2026-11-21T08:00:00Z, 2026-11-14T23:00:00Z, 2026-11-21T23:00:00Z",
        "MONTH, 1, 2026-11-23T08:00:00Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
        "MONTH, 15, 2026-11-14T22:59:59Z, 2026-10-14T22:00:00Z, 2026-11-14T23:00:00Z",
        "MONTH, 15, 2026-11-14T23:00:00Z, 2026-11-14T23:00:00Z, 2026-12-14T23:00:00Z",
        "MONTH, 31, 2026-02-10T08:00:00Z, 2026-01-30T23:00:00Z, 2026-02-27T23:00:00Z",
        "MONTH, 31, 2028-02-29T08:00:00Z, 2028-02-28T23:00:00Z, 2028-03-30T22:00:00Z",
        "MONTH, 30, 2026-03-05T08:00:00Z, 2026-02-27T23:00:00Z, 2026-03-29T22:00:00Z",
    })
    void beginsAnew_inTheSubscribersZone(QuotaPeriod period, int day, Instant now, Instant began, Instant ends) {
        assertThat(period.began(now, day, BERLIN)).isEqualTo(began);
        assertThat(period.ends(now, day, BERLIN)).isEqualTo(ends);
    }

    private static Quota quota(long used, int told) {
        return new Quota(null, 100 * MB, 0, used, told, LimitAction.DEACTIVATE.notifying(80));
    }

    @ParameterizedTest
    @CsvSource({"104857599, false", "104857600, true", "104857601, true"})
    void isUsedUpAtItsTotal(long used, boolean usedUp) {
        assertThat(quota(used, 80).isUsedUp()).isEqualTo(usedUp);
        assertThat(quota(used, 80).toTell()).hasSize(usedUp ? 1 : 0);
    }

    @Test
    void tellsOfEachMarkOnce() {
        assertThat(quota(79 * MB, 0).toTell()).isEmpty();
        assertThat(quota(80 * MB, 0).toTell()).containsExactly(80);
        assertThat(quota(100 * MB, 0).toTell()).containsExactly(80, 100);
        assertThat(quota(100 * MB, 100).toTell()).isEmpty();
    }

    @Test
    void isNotUsedUp_onceThereIsMore() {
        Quota extended = new Quota(null, 100 * MB, 50 * MB, 120 * MB, 100, LimitAction.DEACTIVATE);

        assertThat(extended.isUsedUp()).isFalse();
        assertThat(extended.using(30 * MB).isUsedUp()).isTrue();
    }

    @Test
    void takesAbsurdAmounts() {
        assertThat(quota(5, 0).using(Long.MAX_VALUE).used()).isEqualTo(Long.MAX_VALUE);
        assertThat(quota(5, 0).using(-7).used()).isEqualTo(5);
    }

    @Test
    void coversAService_orAll() {
        assertThat(quota(0, 0).covers("gold")).isTrue();
        assertThat(new Quota("gold", 1, 0, 0, 0, LimitAction.DEACTIVATE).covers("silver"))
                .isFalse();
    }
}
