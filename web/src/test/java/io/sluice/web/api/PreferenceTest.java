package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.web.problem.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5 | 5",
                "respond-async | 0",
                "respond-async, wait=10 | 10",
                "wait = 7; foo | 7",
                "wait=\"3\" | 3",
                "await=9 | 0",
                "wait=0 | 0",
                "wait=999999999 | 60"
            })
    void readsHowLongToWait(String header, long seconds) {
        assertThat(Preference.wait(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotWait_unlessAsked() {
        assertThat(Preference.wait(null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=", "wait=soon", "wait=-1", "wait=1.5"})
    void refusesWhatIsNoNumber(String header) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Preference.wait(header))
                .withMessageContaining("whole number");
    }
}
