package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import io.sluice.subscriber.RecordAttribute;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    private final Dialects dialects = new Dialects(RadiusDictionary.builtIn());
    private final List<ProfileWarning> warnings = new ArrayList<>();

    private String rendered(int room, RecordAttribute... attributes) {
        return HexFormat.ofDelimiter(" ").formatHex(dialects.attributes(List.of(attributes), room, warnings::add));
    }

    @ParameterizedTest
    @EnumSource
    void standWhereTheirIndexSays(DialectName name) {
        assertThat(dialects.of(name).name()).isEqualTo(name);
        assertThat(dialects.services(List.of(), warnings::add)).hasSize(DialectName.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void areTrueToWhatTheirNameSaysOfServices(DialectName name) {
        assertThat(dialects.of(name).traits().keepsServices()).isEqualTo(name.keepsServices());
    }

    @Test
    void shareOctetsThatAreTheSame() {
        List<byte[]> small = dialects.services(List.of(grant(500L)), warnings::add);
        List<byte[]> large = dialects.services(List.of(grant(20_000_000L)), warnings::add);

        assertThat(small.get(DialectName.JUNOS.index())).isSameAs(small.get(DialectName.ERX.index()));
        assertThat(large.get(DialectName.JUNOS.index())).isNotEqualTo(large.get(DialectName.ERX.index()));
        assertThat(small.get(DialectName.GENERIC.index())).isSameAs(small.get(DialectName.MIKROTIK.index()));
    }

    @Test
    void tellWhatSeveralOfThemWarnOfOnce() {
        dialects.services(List.of(new ServiceGrant(1, "gold", 16_777_217L, null, null, null, null)), warnings::add);

        assertThat(warnings).containsExactly(new ProfileWarning(Kind.LIMIT_WRAPPED, "gold: 16777217 is sent as 1"));
    }

    private static ServiceGrant grant(Long megabytes) {
        return new ServiceGrant(1, "gold", null, megabytes, StatisticsMode.TIME_VOLUME, null, null);
    }

    @Nested
    class Attributes {

        @Test
        void areWrittenInOrderByTheirTypes() {
            assertThat(rendered(
                            1000,
                            new RecordAttribute("Session-Timeout", "3600"),
                            new RecordAttribute("Framed-IP-Address", "10.1.2.3"),
                            new RecordAttribute("Tunnel-Type", 1, "L2TP"),
                            new RecordAttribute("ERX-Virtual-Router-Name", "isp1")))
                    .isEqualTo("1b 06 00 00 0e 10 08 06 0a 01 02 03 40 06 01 00 00 03 "
                            + "1a 0c 00 00 13 0a 01 06 69 73 70 31");
            assertThat(warnings).isEmpty();
        }

        @Test
        void areLeftOut_whenNoDictionaryHasThem() {
            assertThat(rendered(
                            1000,
                            new RecordAttribute("Flux-Capacitor", "1.21"),
                            new RecordAttribute("Session-Timeout", "60")))
                    .isEqualTo("1b 06 00 00 00 3c");
            assertThat(warnings)
                    .containsExactly(new ProfileWarning(Kind.ATTRIBUTE_UNKNOWN, "no dictionary has Flux-Capacitor"));
        }

        @Test
        void areLeftOut_whenTheValueOrTagDoesNotFit() {
            assertThat(rendered(
                            1000,
                            new RecordAttribute("Framed-IP-Address", "10.1.2.300"),
                            new RecordAttribute("Session-Timeout", 1, "60"),
                            new RecordAttribute("Session-Timeout", "4294967296")))
                    .isEmpty();
            assertThat(warnings)
                    .extracting(ProfileWarning::kind)
                    .containsExactly(Kind.ATTRIBUTE_INVALID, Kind.ATTRIBUTE_TAG_INVALID, Kind.ATTRIBUTE_INVALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"User-Name", "Class", "Proxy-State", "ERX-Service-Activate", "Attr-26.4874.68"})
        void areLeftOut_whenTheyAreNotTheRecordsToSay(String name) {
            assertThat(rendered(1000, new RecordAttribute(name, "0x0a"))).isEmpty();
            assertThat(warnings).extracting(ProfileWarning::kind).containsExactly(Kind.ATTRIBUTE_RESERVED);
        }

        @Test
        void areLeftOut_whenThereIsNoRoom() {
            RecordAttribute timeout = new RecordAttribute("Session-Timeout", "60");

            assertThat(rendered(12, timeout, timeout)).hasSize(12 * 3 - 1);
            assertThat(warnings).isEmpty();
            assertThat(rendered(11, timeout, timeout)).hasSize(6 * 3 - 1);
            assertThat(warnings)
                    .containsExactly(
                            new ProfileWarning(Kind.ATTRIBUTES_TOO_LONG, "no room in the packet for Session-Timeout"));
        }
    }
}
