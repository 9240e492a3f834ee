package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.vectors.ServicesForSale;
import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the vectors do not say of dialects whose NASes hold one result of all services. */
class MergedAttributesTest {

    private final Dialects dialects = new Dialects(RadiusDictionary.builtIn(), ServicesForSale.DIRECTORY);
    private final List<ProfileWarning> warnings = new ArrayList<>();

    private static ServiceGrant grant(String activation, Long version) {
        return new ServiceGrant(1, activation, null, null, null, null, version);
    }

    private byte[] changeTo(DialectName dialect, ServiceGrant... after) {
        return dialects.of(dialect)
                .change(new CoaChange(List.of(), List.of(), List.of("gone"), List.of(after)), warnings::add);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIKROTIK", "GENERIC"})
    void sayNothingAndTellWhy_whenNothingIsLeftToFallBackTo(DialectName dialect) {
        assertThat(changeTo(dialect)).isEmpty();
        assertThat(warnings).extracting(ProfileWarning::kind).containsExactly(Kind.NOTHING_RENDERED);
        assertThat(warnings.get(0).detail())
                .startsWith("neither a running service nor the record gives " + dialect.text());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIKROTIK", "GENERIC"})
    void sayNothingAtALoginAndAreSilent_whenServicesAreNotRendered(DialectName dialect) {
        byte[] octets = dialects.of(dialect).activation(List.of(grant("unknown", null)), warnings::add);

        assertThat(octets).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void leaveOutARateThatIsNone_andTell() {
        byte[] octets = changeTo(DialectName.MIKROTIK, grant("broken(fast)", 5L), grant("voice", 4L));

        assertThat(new String(octets, 8, octets.length - 8, StandardCharsets.US_ASCII))
                .isEqualTo("100k/100k");
        assertThat(warnings)
                .containsExactly(new ProfileWarning(Kind.ATTRIBUTE_INVALID, "Mikrotik-Rate-Limit: 'fast' is no rate"));
    }

    @Test
    void objectToAServiceThatHasNoRenderingForThem() {
        Dialect generic = dialects.of(DialectName.GENERIC);

        assertThat(generic.objectionTo(grant("tiered(1M, 2M)", 1L))).isEmpty();
        assertThat(generic.objectionTo(grant("voice", 4L))).hasValue("voice has no rendering for the dialect generic");
        assertThat(generic.objectionTo(grant("foreign", null)))
                .hasValue("foreign has no rendering for the dialect generic");
        assertThat(dialects.of(DialectName.ERX).objectionTo(grant("foreign", null)))
                .isEmpty();
    }

    @Test
    void objectToArgumentsThatFitNoRendering() {
        assertThat(dialects.of(DialectName.MIKROTIK).objectionTo(grant("tiered(1M)", 1L)))
                .isPresent();
    }
}
