package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayedAttributesTest {

    private static final String SESSION_TIMEOUT = "1b0600000e10";
    private static final String RATE_LIMIT = "1a0f00003a8c080931304d2f32304d";
    private static final String INGRESS_POLICY = "1a0b0000130a0a05676f6c";
    private static final String UNKNOWN = "1a0b0000dead0105676f6c";

    private final Dialects dialects = new Dialects(RadiusDictionary.builtIn());
    private final RelayedAttributes attributes = new RelayedAttributes(RadiusDictionary.builtIn());

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "ERX, " + SESSION_TIMEOUT + INGRESS_POLICY + ", none",
                "ERX, " + SESSION_TIMEOUT + RATE_LIMIT + ", Mikrotik-Rate-Limit",
                "JUNOS, " + INGRESS_POLICY + ", none",
                "JUNOS, " + UNKNOWN + ", Attr-26.57005.1",
                "MIKROTIK, " + RATE_LIMIT + ", none",
                "MIKROTIK, " + SESSION_TIMEOUT + INGRESS_POLICY + ", ERX-Ingress-Policy-Name",
                "GENERIC, " + RATE_LIMIT + INGRESS_POLICY + UNKNOWN + ", none",
            })
    void areForeign_whereTheyAreAnotherVendors(DialectName name, String octets, String foreign) {
        assertThat(attributes
                        .foreignTo(dialects.of(name), HexFormat.of().parseHex(octets))
                        .orElse(null))
                .isEqualTo(foreign);
    }
}
