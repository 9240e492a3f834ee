package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLimitsTest {

    private static ServiceLimits limits(Integer seconds, Integer megabytes, StatisticsMode statistics) {
        return new ServiceLimits(
                seconds == null ? null : seconds.longValue(),
                megabytes == null ? null : megabytes.longValue(),
                statistics,
                null);
    }

    @Test
    void completesOnlyWhatIsAbsent() {
        ServiceLimits own = new ServiceLimits(0L, null, null, 600L);
        ServiceLimits defaults = new ServiceLimits(5L, 7L, StatisticsMode.TIME, 1200L);

        assertThat(own.or(defaults)).isEqualTo(new ServiceLimits(0L, 7L, StatisticsMode.TIME, 600L));
    }

    @Test
    void refusesNegativeValues() {
        assertThatThrownBy(() -> limits(-1, null, null)).hasMessage("a service's timeout must not be negative: -1");
        assertThatThrownBy(() -> limits(null, -1, null)).hasMessage("a service's volume must not be negative: -1");
    }

    @ParameterizedTest
    @CsvSource({
        "5,,,true",
        "5,,NONE,true",
        "5,,TIME,false",
        "5,,TIME_VOLUME,false",
        ",5,,true",
        ",5,TIME,true",
        ",5,TIME_VOLUME,false",
        "0,0,,false",
        ",,,false",
        "5,5,TIME,true"
    })
    void areInert_whenTheStatisticsTheyNeedAreOff(
            Integer seconds, Integer megabytes, StatisticsMode statistics, boolean inert) {
        assertThat(limits(seconds, megabytes, statistics).areInert()).isEqualTo(inert);
    }

    @Nested
    class DerivedStatistics {

        @Test
        void areTimeForATimeLimitAndBothForAVolumeLimit() {
            assertThat(limits(5, null, null).withDerivedStatistics().statistics())
                    .isEqualTo(StatisticsMode.TIME);
            assertThat(limits(5, 5, null).withDerivedStatistics().statistics()).isEqualTo(StatisticsMode.TIME_VOLUME);
        }

        @Test
        void leaveWhatWasChosen() {
            assertThat(limits(5, null, StatisticsMode.NONE)
                            .withDerivedStatistics()
                            .statistics())
                    .isEqualTo(StatisticsMode.NONE);
        }

        @Test
        void stayAbsentWithoutALimit() {
            assertThat(limits(0, null, null).withDerivedStatistics().statistics())
                    .isNull();
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource({"0,0", "1,600", "599,600", "600,600", "601,601", "86400,86400", "86401,86400", "4294967295,86400"})
        void anInterimIntervalIsUsedAsTable143Says(long given, int used) {
            assertThat(InterimInterval.used(given).seconds()).isEqualTo(used);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 1, 599, 86_401})
        void anInterimIntervalIsZeroOr600To86400(int seconds) {
            assertThatThrownBy(() -> new InterimInterval(seconds)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 16_777_216})
        void limitsHave24Bits(int outside) {
            assertThatThrownBy(() -> new VolumeLimit(outside)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new TimeLimit(outside)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void theGreatestVolumeLimitIsNearly16TebibytesInOctets() {
            assertThat(new VolumeLimit(16_777_215).octets()).isEqualTo(17_592_184_995_840L);
            assertThat(new VolumeLimit(0).isUnlimited()).isTrue();
            assertThat(new TimeLimit(16_777_215).isUnlimited()).isFalse();
        }
    }
}
