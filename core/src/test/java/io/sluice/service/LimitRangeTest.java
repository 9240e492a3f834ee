package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRangeTest {

    /** Acceptance test 2 of the reference. */
    @ParameterizedTest
    @CsvSource({"16777215, 16777215", "16777216, 0", "16777217, 1", "16777218, 2", "4294967295, 16777215"})
    void wrapsAsARouterDoes(long given, long taken) {
        assertThat(LimitRange.WRAP.of(given)).isEqualTo(taken);
    }

    @Test
    void leavesTheRestToWhoeverRefusesIt() {
        assertThat(LimitRange.REFUSE.of(16_777_216L)).isEqualTo(16_777_216L);
        assertThat(LimitRange.WRAP.of(4_294_967_296L)).isEqualTo(4_294_967_296L);
        assertThat(LimitRange.WRAP.of(-1L)).isEqualTo(-1);
        assertThat(LimitRange.WRAP.of(null)).isNull();
    }
}
