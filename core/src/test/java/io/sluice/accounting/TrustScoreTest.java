package io.sluice.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustScoreTest {

    @Test
    void isBest_whereNothingWasOdd() {
        assertThat(TrustScore.of(1000, Map.of()).score()).isEqualTo(100);
        assertThat(TrustScore.of(0, Map.of()).score()).isEqualTo(100);
    }

    @Test
    void loses_byTheShareOfRecords() {
        TrustScore score = TrustScore.of(1000, Map.of(RecordFlag.CLOCK_SKEW, 1000L, RecordFlag.COUNTER_FELL, 100L));

        assertThat(score.score()).isEqualTo(85);
        assertThat(score.reasons())
                .extracting(TrustScore.Reason::flag)
                .containsExactly(RecordFlag.CLOCK_SKEW, RecordFlag.COUNTER_FELL);
        assertThat(score.reasons().get(1).records()).isEqualTo(100);
    }

    @Test
    void isNeverBelowZero() {
        assertThat(TrustScore.of(10, Map.of(RecordFlag.ABSURD_COUNTER, 10L, RecordFlag.COUNTER_FELL, 10L))
                        .score())
                .isZero();
    }
}
