package io.sluice.dialect.erx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.dialect.CoaChange;
import io.sluice.dialect.SessionIdentity;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.Collections;
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
    class Change {

        private final ErxDialect erx = new ErxDialect();

        private String octets(CoaChange change) {
            return HexFormat.ofDelimiter(" ").formatHex(erx.change(change, warnings::add));
        }

        @Test
        void startsUnderATagAndStopsWithout() {
            ServiceGrant tiered = new ServiceGrant(
                    6, "tiered(1280000, 5120000)", 18_000L, null, StatisticsMode.TIME_VOLUME, 600L, null);

            assertThat(octets(new CoaChange(List.of(tiered), List.of(), List.of("guided"), List.of(tiered))))
                    .isEqualTo(
                            "1a 21 00 00 13 0a 41 1b 06 74 69 65 72 65 64 28 31 32 38 30 30 30 30 2c 20 35 31 32 30 30 "
                                    + "30 30 29 1a 0c 00 00 13 0a 44 06 06 00 46 50 1a 0c 00 00 13 0a 45 06 06 00 00 02 "
                                    + "1a 0c 00 00 13 0a 8c 06 06 00 02 58 1a 0e 00 00 13 0a 42 08 67 75 69 64 65 64");
        }

        @Test
        void saysNothingOfServicesThatStayAsTheyAre() {
            ServiceGrant voice = grant(1, null, null, null, null);

            assertThat(octets(new CoaChange(List.of(), List.of(), List.of("guided"), List.of(voice))))
                    .isEqualTo("1a 0e 00 00 13 0a 42 08 67 75 69 64 65 64");
        }

        @Test
        void isRefused_whenItUpdatesOrHasNineServices() {
            ServiceGrant voice = grant(1, 60L, null, null, null);
            CoaChange update = new CoaChange(List.of(), List.of(voice), List.of(), List.of(voice));
            CoaChange nine = new CoaChange(List.of(voice), List.of(), Collections.nCopies(8, "a"), List.of(voice));

            assertThatThrownBy(() -> octets(update)).hasMessageContaining("cannot be changed");
            assertThatThrownBy(() -> octets(nine)).hasMessageContaining("8 services, not 9");
        }

        @Test
        void isRefused_whenTwoServicesHaveOneTag() {
            ServiceGrant voice = grant(1, 60L, null, null, null);
            List<ServiceGrant> twice = List.of(voice, voice);

            assertThatThrownBy(() -> octets(new CoaChange(twice, List.of(), List.of(), twice)))
                    .hasMessage("s: tag 1 is taken");
        }
    }

    @Nested
    class Identity {

        private String octets(String login, String address, String identifier) {
            SessionIdentity session = new SessionIdentity(
                    login, "erx 1", address, identifier, 7L, "atm 4/0.1", "00:11", "10.1.2.3", "2001:db8::/56");
            return HexFormat.ofDelimiter(" ").formatHex(new ErxDialect().identity(session));
        }

        @Test
        void isOneNameOfTheNasAndUserNameAndAcctSessionId() {
            assertThat(octets("a@b", "10.0.0.2", "bng1"))
                    .isEqualTo("04 06 0a 00 00 02 01 05 61 40 62 2c 07 65 72 78 20 31");
            assertThat(octets("a@b", null, "bng1")).isEqualTo("20 06 62 6e 67 31 01 05 61 40 62 2c 07 65 72 78 20 31");
            assertThat(octets("", "2001:db8::2", null))
                    .isEqualTo("5f 12 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 2c 07 65 72 78 20 31");
        }

        @Test
        void isRefused_whenANameIsTooLong() {
            assertThatThrownBy(() -> octets("x".repeat(254), null, null))
                    .hasMessage("User-Name has more than 253 octets");
        }
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
