package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HOUR         | 8              | 8
            HOUR         | 1-5            | 1 2 3 4 5
            HOUR         | 1,2,5,9        | 1 2 5 9
            HOUR         | 0-4,8-12       | 0 1 2 3 4 8 9 10 11 12
            HOUR         | 0-23/6         | 0 6 12 18
            MINUTE       | */15           | 0 15 30 45
            DAY_OF_MONTH | */10           | 1 11 21 31
            DAY_OF_WEEK  | mon-fri        | 1 2 3 4 5
            DAY_OF_WEEK  | 0              | 7
            DAY_OF_WEEK  | 7              | 7
            DAY_OF_WEEK  | sat-sun        | 6 7
            DAY_OF_WEEK  | sun-tue        | 1 2 7
            MONTH        | jan,Jul        | 1 7
            """)
    void readsEverySyntax(TimeField field, String text, String values) {
        int[] expected =
                Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();

        assertThat(FieldValues.parse(field, text).all()).containsExactly(expected);
        assertThat(FieldValues.parse(field, text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HOUR         | 24      | hour: '24' is outside 0–23
            MINUTE       | 60      | minute: '60' is outside 0–59
            DAY_OF_MONTH | 0       | day-of-month: '0' is outside 1–31
            MONTH        | 13      | month: '13' is outside 1–12
            DAY_OF_WEEK  | 8       | day-of-week: '8' is outside 0–7
            YEAR         | 26      | year: '26' is outside 1970–2199
            HOUR         | 5-1     | hour: '5-1' is a range that runs backwards
            DAY_OF_WEEK  | fri-mon | day-of-week: 'fri-mon' is a range that runs backwards
            HOUR         | 8/2     | hour: '8/2' is no number, range
            HOUR         | */0     | hour: '*/0' has a step of 0
            HOUR         | -1      | hour: '-1' is no number, range
            HOUR         | eight   | hour: 'eight' is no number
            HOUR         | 1,      | hour: '' is no number, range
            HOUR         | *,5     | hour: a star stands alone
            """)
    void refusesEverythingElse_namingTheField(TimeField field, String text, String message) {
        assertThatThrownBy(() -> FieldValues.parse(field, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "minute=30, hour=8, day-of-week=mon-fri, time-zone=Europe/Berlin",
                "minute=0,30, hour=0-23/2, day-of-month=1,15, month=*/3, year=2026-2028"
            })
    void writesWhatItReads(String text) {
        assertThat(TimeFields.parse(text)).hasToString(text);
        assertThat(TimeFields.parse(TimeFields.parse(text).toString())).isEqualTo(TimeFields.parse(text));
    }

    @Test
    void takesAStarForNothingChosen() {
        assertThat(TimeFields.parse("hour=*")).isEqualTo(TimeFields.ANY);
        assertThat(TimeFields.parse("hour=*").isAny()).isTrue();
        assertThat(TimeFields.parse("hour=*/2").isAny()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+01:00", "UTC+1", "europe/berlin"})
    void refusesZonesThatAreNoPlaces(String zone) {
        assertThatThrownBy(() -> TimeFields.parse("hour=8, time-zone=" + zone))
                .hasMessageContaining("time-zone: '" + zone + "' is no IANA zone");
    }

    @Test
    void refusesPeriodsAndWeeksOutOfRange() {
        assertThatThrownBy(() -> EventTime.ANY.effective(Duration.ofDays(367))).hasMessageStartingWith("effective:");
        assertThatThrownBy(() -> EventTime.ANY.effective(Duration.ofSeconds(-1)))
                .hasMessageStartingWith("effective:");
        assertThatThrownBy(() -> EventTime.ANY.everyWeeks(0)).hasMessageStartingWith("weekly-recur-freq:");
    }

    @Test
    void namesItsFieldsForJson() {
        assertThat(TimeField.DAY_OF_MONTH.member()).isEqualTo("dayOfMonth");
        assertThat(TimeField.HOUR.member()).isEqualTo("hour");
    }
}
