package io.sluice.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.session.StopCause;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");

    private final Show show = new Show(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1284000, 1.28 MB",
        "9996000, 10.0 MB",
        "99960000, 100 MB",
        "999600000, 1.00 GB",
        "9223372036854775807, 9.22 EB"
    })
    void writesOctetsWithThreeDigits(long octets, String text) {
        assertThat(show.octets(octets)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bit/s", "5120000, 5.12 Mbit/s", "20000000, 20.0 Mbit/s"})
    void writesRates(double rate, String text) {
        assertThat(show.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 00:00:00", "86399, 23:59:59", "86400, 1 d 00:00:00", "100000, 1 d 03:46:40"})
    void writesLengthsOfTime(long seconds, String text) {
        assertThat(show.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, now",
        "0, now",
        "1, 1 s ago",
        "99, 99 s ago",
        "100, 1 min ago",
        "7199, 119 min ago",
        "7200, 2 h ago",
        "172800, 2 d ago"
    })
    void saysHowLongAgo(long seconds, String text) {
        assertThat(show.ago(NOW.minusSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void writesADash_whereNothingIs() {
        assertThat(show.time(null)).isEqualTo("–");
        assertThat(show.ago(null)).isEqualTo("–");
        assertThat(show.octets(null)).isEqualTo("–");
        assertThat(show.text("")).isEqualTo("–");
        assertThat(show.words(null)).isEqualTo("–");
    }

    @Test
    void writesTimesAndWords() {
        assertThat(show.time(NOW)).isEqualTo("2026-11-22 08:15:30");
        assertThat(show.words(StopCause.USER_LOGOUT)).isEqualTo("user logout");
        assertThat(show.count(50_000)).isEqualTo("50\u202f000");
    }
}
