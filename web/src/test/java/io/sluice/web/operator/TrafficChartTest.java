package io.sluice.web.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.accounting.AccountingStatus;
import io.sluice.ejb.accounting.AccountingRecordView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficChartTest {
    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void tellsTheRateBetweenOneRecordAndTheNext() {
        TrafficChart chart = TrafficChart.of(List.of(
                record(AccountingStatus.INTERIM_UPDATE, 20, 3_000L, 30_000L, null),
                record(AccountingStatus.START, 0, null, null, null),
                record(AccountingStatus.INTERIM_UPDATE, 10, 1_000L, 10_000L, null)));

        assertThat(chart.stretches()).hasSize(2);
        assertThat(chart.stretches().get(0).down()).isCloseTo(8_000, within(0.1));
        assertThat(chart.stretches().get(1).down()).isCloseTo(16_000, within(0.1));
        assertThat(chart.stretches().get(1).up()).isCloseTo(1_600, within(0.1));
        assertThat(chart.top()).isEqualTo(20_000);
        assertThat(chart.downPath()).isEqualTo("M0.0 96.0H580.0L580.0 32.0H1160.0");
        assertThat(chart.downArea()).endsWith("V160H0Z");
    }

    @Test
    void leavesServicesOut_sinceTheirTrafficIsTheSessionsToo() {
        assertThat(TrafficChart.of(List.of(
                                record(AccountingStatus.START, 0, null, null, null),
                                record(AccountingStatus.INTERIM_UPDATE, 10, 1L, 1L, "gold")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void showsNothing_whereACounterWasSetBack() {
        TrafficChart chart = TrafficChart.of(List.of(
                record(AccountingStatus.INTERIM_UPDATE, 0, 5_000L, 5_000L, null),
                record(AccountingStatus.INTERIM_UPDATE, 10, 100L, 100L, null)));

        assertThat(chart.stretches()).singleElement().satisfies(stretch -> assertThat(stretch.down())
                .isZero());
    }

    @Test
    void isEmpty_withOneRecordOrTwoOfTheSameTime() {
        assertThat(TrafficChart.of(List.of()).isEmpty()).isTrue();
        assertThat(TrafficChart.of(List.of(
                                record(AccountingStatus.START, 0, null, null, null),
                                record(AccountingStatus.INTERIM_UPDATE, 0, 1L, 1L, null)))
                        .isEmpty())
                .isTrue();
    }

    private static AccountingRecordView record(
            AccountingStatus status,
            int second,
            @Nullable Long input,
            @Nullable Long output,
            @Nullable String service) {
        Instant at = EIGHT.plusSeconds(second);
        return new AccountingRecordView(
                "id",
                "0001",
                "bng1",
                status,
                status.code(),
                at,
                at,
                null,
                0,
                "client1@isp1.com",
                1L,
                service,
                null,
                null,
                input,
                output,
                null,
                null,
                null,
                Set.of(),
                new byte[0]);
    }
}
