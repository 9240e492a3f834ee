package io.sluice.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048524, 1023.9 KiB",
        "1048525, 1.0 MiB",
        "1048576, 1.0 MiB",
        "4294967296, 4.0 GiB",
        "9223372036854775807, 8.0 EiB"
    })
    void writesOctets_inBinaryUnits(long octets, String text) {
        assertThat(Units.octets(octets)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0:00:00",
        "PT59S, 0:00:59",
        "PT10M, 0:10:00",
        "PT23H59M59S, 23:59:59",
        "PT24H, 1d 0:00:00",
        "soon, soon"
    })
    void writesDurations_asAClock(String iso, String text) {
        assertThat(Units.duration(iso)).isEqualTo(text);
    }

    @Test
    void writesTimes_inTheZoneOfTheReader_evenWhereItRepeatsAnHour() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Units.instant("2026-10-25T00:30:00Z", berlin)).isEqualTo("2026-10-25 02:30:00 +02:00");
        assertThat(Units.instant("2026-10-25T01:30:00.999Z", berlin)).isEqualTo("2026-10-25 02:30:00 +01:00");
        assertThat(Units.instant("later", berlin)).isEqualTo("later");
    }
}
