package io.sluice.jca.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.connector.OutboundRequest.Retransmission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetransmissionScheduleTest {

    /** The waits until the request is given up, in seconds, with RAND fixed. */
    private static List<Double> waits(Retransmission parameters, RandomGenerator random) {
        RetransmissionSchedule schedule = new RetransmissionSchedule(parameters, random);
        List<Double> waits = new ArrayList<>();
        long elapsed = 0;
        do {
            schedule.transmitted();
            long wait = schedule.waitNanos(elapsed);
            waits.add(wait / 1e9);
            elapsed += wait;
        } while (!schedule.exhausted(elapsed));
        return waits;
    }

    private static RandomGenerator rand(double rand) {
        return new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return (rand + 0.1) / 0.2;
            }
        };
    }

    @Test
    void doublesFromTwoSeconds_andEndsAfter30_withoutChance() {
        assertThat(waits(Retransmission.RFC_5080, rand(0))).containsExactly(2.0, 4.0, 8.0, 16.0);
    }

    @Test
    void addsATenth_atTheUpperEndOfRand() {
        // RT1 = 2·1.1, RT = 2.1·RTprev; the fourth would pass MRT and then MRD ends it: 2.2 + 4.62 + 9.702 + 13.478 =
        // 30
        assertThat(waits(Retransmission.RFC_5080, rand(0.1)))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(2.2, 4.62, 9.702, 13.478);
    }

    @Test
    void takesATenthOff_atTheLowerEndOfRand() {
        // RT1 = 2·0.9, RT = 1.9·RTprev; MRC 5 is reached before MRD
        assertThat(waits(Retransmission.RFC_5080, rand(-0.1)))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(1.8, 3.42, 6.498, 12.3462, 5.9358);
    }

    @Test
    void capsAtMrt_withChanceAroundIt() {
        Retransmission endless = new Retransmission(Duration.ofSeconds(2), Duration.ofSeconds(5), 6, Duration.ZERO);
        assertThat(waits(endless, rand(0))).containsExactly(2.0, 4.0, 5.0, 5.0, 5.0, 5.0);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void staysWithinTheBoundsOfRfc5080(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            List<Double> waits = waits(Retransmission.RFC_5080, random);
            assertThat(waits.get(0)).isBetween(1.8, 2.2);
            for (int n = 1; n < waits.size() - 1; n++) {
                assertThat(waits.get(n)).isLessThanOrEqualTo(16 * 1.1);
                if (waits.get(n - 1) * 2.1 < 16) {
                    assertThat(waits.get(n) / waits.get(n - 1)).isBetween(1.899, 2.101);
                }
            }
            assertThat(waits).hasSizeBetween(4, 5);
            assertThat(waits.stream().mapToDouble(d -> d).sum()).isLessThanOrEqualTo(30.000001);
        }
    }
}
