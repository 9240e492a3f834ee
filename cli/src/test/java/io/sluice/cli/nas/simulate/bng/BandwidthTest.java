package io.sluice.cli.nas.simulate.bng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tiered(1280000, 5120000);1280000;5120000",
                "svc(20m,4M);20000000;4000000",
                "voice(100000);100000;100000",
                "x(1100k);1100000;1100000",
                "video(10.0.0.1, 2g, 7);2000000000;2000000000",
                "x(999999999999g);1000000000000;1000000000000",
            })
    void readsWhatLooksLikeARate(String activation, long input, long output) {
        assertThat(Bandwidth.of(activation)).isEqualTo(new Bandwidth(input, output));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"gold", "gold()", "quiet(12)", "filter(acl-5)", "broken(10m"})
    void isPlain_otherwise(String activation) {
        assertThat(Bandwidth.of(activation)).isEqualTo(Bandwidth.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2M/10M;1;2000000;10000000",
                "512k;1;512000;512000",
                "10000/2000;1000;10000000;2000000",
                "0/64k;1;1000000000;64000"
            })
    void isReadFromAPair(String text, long unit, long first, long second) {
        assertThat(Bandwidth.ofPair(text, unit)).hasValue(new Bandwidth(first, second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gold", "1M/", "1M/2M/3M", "-1/2"})
    void isNotReadFromWhatIsNoPair(String text) {
        assertThat(Bandwidth.ofPair(text, 1)).isEmpty();
    }

    @Test
    void boundsTheTraffic() {
        SplittableRandom random = new SplittableRandom(7);
        TrafficMeter meter = new TrafficMeter(new Bandwidth(8_000, 80_000), 1, 0, random);
        long lastOutput = 0;
        for (long now = 1_000; now <= 1_000_000; now += 1_000) {
            meter.advance(now, random);
            Traffic traffic = meter.read();

            assertThat(traffic.outputOctets()).isBetween(lastOutput, now / 1000 * 10_000);
            assertThat(traffic.inputOctets()).isLessThanOrEqualTo(now / 1000 * 1_000);
            lastOutput = traffic.outputOctets();
        }
        assertThat(lastOutput).isGreaterThan(5_000_000);
    }
}
