package io.sluice.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HourOfUsageTest {

    private static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;

    private static UsedTraffic octets(long output) {
        return new UsedTraffic(0, 0, output, 0, 0, 0);
    }

    @Test
    void isOneHour_whenNothingCrossesAnEdge() {
        assertThat(HourOfUsage.spread(octets(7), 10 * HOUR, 11 * HOUR)).containsExactly(new HourOfUsage(10, octets(7)));
    }

    @Test
    void isSplitAtTheEdge_byTime() {
        assertThat(HourOfUsage.spread(octets(1000), 10 * HOUR + 45 * MINUTE, 12 * HOUR + 15 * MINUTE))
                .containsExactly(
                        new HourOfUsage(10, octets(166)),
                        new HourOfUsage(11, octets(667)),
                        new HourOfUsage(12, octets(167)));
    }

    @Test
    void isTheHourOfTheMoment_whenItTookNoTime() {
        assertThat(HourOfUsage.spread(octets(5), 10 * HOUR, 10 * HOUR)).containsExactly(new HourOfUsage(10, octets(5)));
    }

    @Test
    void addsUpToTheWhole_whateverItIs() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2000; round++) {
            long from = random.nextLong(50 * HOUR);
            long to = from + random.nextLong(30 * HOUR);
            UsedTraffic whole = new UsedTraffic(
                    random.nextInt(100_000),
                    random.nextLong(1L << 50),
                    random.nextLong(1L << 60),
                    random.nextInt(1000),
                    random.nextInt(3),
                    0);

            List<HourOfUsage> hours = HourOfUsage.spread(whole, from, to);

            assertThat(hours.stream().map(HourOfUsage::used).reduce(UsedTraffic.NONE, UsedTraffic::plus))
                    .isEqualTo(whole);
            assertThat(hours).allSatisfy(hour -> {
                assertThat(hour.used().outputOctets()).isNotNegative();
                assertThat(hour.used().inputPackets()).isNotNegative();
            });
        }
    }
}
