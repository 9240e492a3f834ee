package io.sluice.cli.nas.simulate.bng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErxDialectTest {

    private final Dialect erx = new ErxDialect();

    /** Table 143 of the JunosE Broadband Access Configuration Guide. */
    @ParameterizedTest
    @CsvSource({"1,600", "599,600", "600,600", "86400,86400", "86401,86400"})
    void takesInterimIntervals_asTheRouterDoes(long asked, long used) {
        assertThat(erx.interimSeconds(OptionalLong.of(asked), 900)).hasValue(used);
    }

    @Test
    void takesZeroForNever_andNothingForTheDefault() {
        assertThat(erx.interimSeconds(OptionalLong.of(0), 900)).isEmpty();
        assertThat(erx.interimSeconds(OptionalLong.empty(), 900)).hasValue(900);
        assertThat(erx.interimSeconds(OptionalLong.empty(), 0)).isEmpty();
    }

    @Test
    void numbersServicesBehindTheLastColon() {
        assertThat(erx.serviceSessionId(erx.subscriberSessionId(1_048_580), 2_478))
                .isEqualTo("erx FastEthernet 12/0:0001048580:002478");
    }
}
