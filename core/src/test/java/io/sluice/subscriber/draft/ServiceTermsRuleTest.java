package io.sluice.subscriber.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialects;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTermsRuleTest {

    private final ServiceTerms terms = ServiceTerms.of(
            StatisticsMode.NONE,
            new ServiceParameter("rate", ParameterType.BITS_PER_SECOND, 64_000L, null, null),
            new ServiceParameter("short", ParameterType.BITS_PER_SECOND, null, null, "1M"),
            new ServiceParameter("address", ParameterType.TEXT, null, null, null));

    private static Objections check(ServiceTerms terms) {
        Objections against = new Objections();
        new ServiceTermsRule(new Dialects(RadiusDictionary.builtIn())).check(terms, against);
        return against;
    }

    @ParameterizedTest
    @CsvSource({
        "Filter-Id, ${rate}-${address}",
        "Session-Timeout, ${rate:plain}",
        "Session-Timeout, ${short:kilo}",
        // What an address will be nobody knows before there is an activation.
        "Framed-IP-Address, ${address}"
    })
    void letsPass(String attribute, String template) {
        assertThat(check(terms.renderedAs(new ServiceRendering("erx", attribute, template)))
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No-Such-Thing||x|/renderings/erx/1/attribute|no dictionary has No-Such-Thing",
                "User-Name||x|/renderings/erx/1/attribute|User-Name is not for a record to set",
                "Message-Authenticator||x|/renderings/erx/1/attribute|Message-Authenticator is not for a record to set",
                "Filter-Id|3|x|/renderings/erx/1/tag|",
                "Session-Timeout||soon|/renderings/erx/1/value|",
                "Session-Timeout||${short}|/renderings/erx/1/value|"
            })
    void objectsTo(String attribute, Integer tag, String template, String pointer, String detail) {
        ServiceRendering sound = new ServiceRendering("erx", "Filter-Id", "x");

        Objections against = check(terms.renderedAs(sound, new ServiceRendering("erx", attribute, tag, template)));

        assertThat(against.found()).singleElement().satisfies(objection -> {
            assertThat(objection.pointer()).isEqualTo(pointer);
            assertThat(objection.detail()).isNotBlank().contains(detail == null ? "" : detail);
        });
    }

    @Test
    void objectsToADefaultThatIsNoValue() {
        ServiceTerms low = ServiceTerms.of(
                StatisticsMode.NONE, new ServiceParameter("rate", ParameterType.BITS_PER_SECOND, 64_000L, null, "1"));

        assertThat(check(low).found())
                .containsExactly(new Objection("/parameters/0/default", "parameter rate: 1 is not 64000 or more"));
    }
}
