package io.sluice.dialect.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static RateLimit rate(String text) {
        return RateLimit.parse(text).orElseThrow();
    }

    /** RouterOS manual, RADIUS client: {@code 64k/64k 256k/256k 128k/128k 10/10} is the manual's own example. */
    @ParameterizedTest
    @CsvSource({
        "64k/64k 256k/256k 128k/128k 10/10, 64k/64k 256k/256k 128k/128k 10/10",
        "10M, 10M/10M",
        "10M/50M, 10M/50M",
        "1500000/2048, 1500k/2048",
        "1G/0, 1000M/0",
        "1M 2M, 1M/1M 2M/2M 1M/1M 1/1",
        "1M/2M 2M/4M, 1M/2M 2M/4M 1M/2M 1/1",
        "1M/2M 0/4M 0/3M 8s/9s 3, 1M/2M 0/4M 0/3M 0/9 3",
        "1M/2M 0/0 0/0 0/0 5 64k/128k, 1M/2M 0/0 0/0 0/0 5 64k/128k"
    })
    void isReadAndWritten(String text, String written) {
        assertThat(rate(text)).hasToString(written);
        assertThat(rate(written)).isEqualTo(rate(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/1M",
                "1M/",
                "fast",
                "1M/2M/3M",
                "1T",
                "-1M",
                "1 M",
                "1M 2M 3M x",
                "1M 2M 3M 4 0",
                "1M 2M 3M 4 9",
                "1M 2M 3M 4 5 6M 7M",
                "1.5M",
                "1M,2M",
                "1234567890123"
            })
    void isNoRate(String text) {
        assertThat(RateLimit.parse(text)).isEmpty();
    }

    @Nested
    class Merged {

        @ParameterizedTest
        @CsvSource({
            "1M/10M, 2M/5M, 2M/10M",
            "1M/10M, 0/5M, 0/10M",
            "0/0, 5M/5M, 0/0",
            "1M/10M 0/20M 0/8M 0/10, 2M/5M, 2M/10M 0/20M 0/8M 0/10",
            "1M/10M, 1M/10M 2M/20M 1M/8M 5/5, 1M/10M 2M/20M 1M/8M 5/5",
            "1M/10M 2M/20M 1M/8M 5/5 3, 5M/50M, 5M/50M 0/0 0/0 0/0 8",
            "1M/10M 2M/20M 1M/8M 5/5 3, 5M/5M, 5M/10M 0/20M 0/8M 0/5 3",
            "1M/10M 0/0 0/0 0/0 2, 5M/5M 0/0 0/0 0/0 6, 5M/10M 0/0 0/0 0/0 2"
        })
        void isTheGreaterOfEachDirection_whateverTheOrder(String one, String other, String both) {
            assertThat(rate(one).merge(rate(other))).hasToString(both);
            assertThat(rate(other).merge(rate(one))).hasToString(both);
        }

        @Test
        void isItself_whenTwice() {
            RateLimit rate = rate("1M/10M 2M/20M 1M/8M 5/5 3 64k/64k");

            assertThat(rate.merge(rate)).isEqualTo(rate);
        }
    }
}
