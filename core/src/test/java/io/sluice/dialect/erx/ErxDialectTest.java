package io.sluice.dialect.erx;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErxDialectTest {

    private final List<ProfileWarning> warnings = new ArrayList<>();

    private String activation(ServiceGrant... services) {
        byte[] octets = new ErxDialect().activation(List.of(services), warnings::add);
        return HexFormat.ofDelimiter(" ").formatHex(octets);
    }

    private static ServiceGrant grant(int tag, Long timeout, Long volume, StatisticsMode statistics, Long interim) {
        return new ServiceGrant(tag, "s", timeout, volume, statistics, interim, null);
    }

    @Test
    void writesOneServicesAttributesInTheOrder65_68_67_69_140() {
        assertThat(activation(grant(1, 18_000L, 500L, StatisticsMode.TIME, 600L)))
                .isEqualTo("1a 0a 00 00 13 0a 41 04 01 73 1a 0c 00 00 13 0a 44 06 01 00 46 50 "
                        + "1a 0c 00 00 13 0a 43 06 01 00 01 f4 1a 0c 00 00 13 0a 45 06 01 00 00 01 "
                        + "1a 0c 00 00 13 0a 8c 06 01 00 02 58");
    }

    @Test
    void writesNothingForAbsentValuesAndZeroForZero() {
        assertThat(activation(grant(8, null, null, null, null))).isEqualTo("1a 0a 00 00 13 0a 41 04 08 73");
        assertThat(activation(grant(8, 0L, null, StatisticsMode.NONE, 0L)))
                .isEqualTo("1a 0a 00 00 13 0a 41 04 08 73 1a 0c 00 00 13 0a 44 06 08 00 00 00 "
                        + "1a 0c 00 00 13 0a 45 06 08 00 00 00 1a 0c 00 00 13 0a 8c 06 08 00 00 00");
        assertThat(warnings).isEmpty();
    }

    @Test
    void fitsEightServicesWithTheLongestStringsIntoAPacket() {
        ServiceGrant[] eight = new ServiceGrant[8];
        for (int tag = 1; tag <= 8; tag++) {
            eight[tag - 1] = new ServiceGrant(tag, "x".repeat(246), 1L, 1L, StatisticsMode.TIME, 600L, null);
        }

        byte[] octets = new ErxDialect().activation(List.of(eight), warnings::add);

        assertThat(octets).hasSize(8 * (255 + 4 * 12));
    }

    @Nested
    class LimitsBeyond24Bits {

        @ParameterizedTest
        @CsvSource({"16777215, ff ff ff", "16777217, 00 00 01", "16777218, 00 00 02", "33554431, ff ff ff"})
        void wrapAsOnTheRouter(long seconds, String sent) {
            assertThat(activation(grant(1, seconds, null, null, null))).endsWith("44 06 01 " + sent);
        }

        @Test
        void areTold() {
            activation(grant(1, 16_777_218L, null, null, null));

            assertThat(warnings).containsExactly(new ProfileWarning(Kind.LIMIT_WRAPPED, "s: 16777218 is sent as 2"));
        }

        @ParameterizedTest
        @CsvSource({"16777216", "33554432"})
        void neverBecomeUnlimited(long megabytes) {
            assertThat(activation(grant(1, null, megabytes, null, null))).endsWith("43 06 01 ff ff ff");
            assertThat(warnings)
                    .containsExactly(new ProfileWarning(Kind.LIMIT_CAPPED, "s: " + megabytes + " is sent as 16777215"));
        }
    }
}
