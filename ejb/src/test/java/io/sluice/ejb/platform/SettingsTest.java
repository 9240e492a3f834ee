package io.sluice.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static Settings with(String value) {
        return new Settings(Map.of("sluice.some", value)::get);
    }

    @Test
    void usesTheDefault_whereNothingIsSaid() {
        assertThat(with("").number("sluice.some", 7, 1, 9)).isEqualTo(7);
        assertThat(with("3").number("sluice.other", 7, 1, 9)).isEqualTo(7);
        assertThat(with("3").flag("sluice.other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", " 5 "})
    void takesWhatIsInRange(String value) {
        assertThat(with(value).milliseconds("sluice.some", 7, 1, 9))
                .isEqualTo(Duration.ofMillis(Long.parseLong(value.strip())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "five", "99999999999999999999", "1.5"})
    void refusesWhatIsNot_andSaysWhatMayBe(String value) {
        Settings settings = with(value);

        assertThatThrownBy(() -> settings.number("sluice.some", 7, 1, 9))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("sluice.some=" + value + " cannot be used: say a whole number from 1 to 9");
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        assertThat(with("TRUE").flag("sluice.some")).isTrue();
        assertThatThrownBy(() -> with("yes").flag("sluice.some")).isInstanceOf(SettingRefused.class);
    }
}
