package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.service.CallObjection.Kind;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFactsTest {

    private static final ServiceParameter RATE =
            new ServiceParameter("rate", ParameterType.BITS_PER_SECOND, 64_000L, 10_000_000_000L, null);
    private static final ServiceParameter LEVEL = new ServiceParameter("level", ParameterType.INTEGER, -3L, 3L, "0");
    private static final ServiceParameter FILTER = new ServiceParameter("filter", ParameterType.TEXT, null, null, null);

    private final ServiceTerms terms = ServiceTerms.of(StatisticsMode.TIME_VOLUME, RATE, LEVEL, FILTER);
    private final ServiceFacts facts = new ServiceFacts(7, "s", terms);

    private static ServiceFacts renderedAs(ServiceTerms terms, ServiceRendering... renderings) {
        return new ServiceFacts(7, "s", terms.renderedAs(renderings));
    }

    @Nested
    class Checking {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s(64000, -3, x)",
                    "s(64k, 3, x)",
                    "s(10G, 0, f(1, 2))",
                    "s(10000000000,0,x)",
                    "s(1100K, 0, x)",
                    "s(10M, 0, x)"
                })
        void letsPassWhatFits(String call) {
            assertThat(facts.check(ServiceCall.parse(call))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "s|PARAMETER_COUNT||the service has 3 parameters (rate, level, filter), not 0",
                    "s(1M, 1, x, y)|PARAMETER_COUNT||the service has 3 parameters (rate, level, filter), not 4",
                    "s(63999, 0, x)|OUT_OF_RANGE|rate|parameter rate: 63999 is not 64000–10000000000",
                    "s(63k, 0, x)|OUT_OF_RANGE|rate|parameter rate: 63k is not 64000–10000000000",
                    "s(10000000001, 0, x)|OUT_OF_RANGE|rate|parameter rate: 10000000001 is not 64000–10000000000",
                    "s(1M, -4, x)|OUT_OF_RANGE|level|parameter level: -4 is not -3–3",
                    "s(1M, 4, x)|OUT_OF_RANGE|level|parameter level: 4 is not -3–3",
                    "s(10T, 0, x)|UNKNOWN_UNIT|rate|"
                            + "parameter rate: '10T' is not a rate in bit/s such as 64000, 1100k or 10M",
                    "s(5 MB, 0, x)|UNKNOWN_UNIT|rate|"
                            + "parameter rate: '5 MB' is not a rate in bit/s such as 64000, 1100k or 10M",
                    "s(1M, 1k, x)|UNKNOWN_UNIT|level|parameter level: '1k' is not a whole number",
                    "s(fast, 0, x)|NOT_A_NUMBER|rate|"
                            + "parameter rate: 'fast' is not a rate in bit/s such as 64000, 1100k or 10M",
                    "s(-1, 0, x)|NOT_A_NUMBER|rate|"
                            + "parameter rate: '-1' is not a rate in bit/s such as 64000, 1100k or 10M",
                    "s(1M, , x)|NOT_A_NUMBER|level|parameter level: '' is not a whole number",
                    "s(1M, 0, )|PARAMETER_EMPTY|filter|parameter filter is empty"
                })
        void namesWhatDoesNot(String call, Kind kind, String parameter, String detail) {
            assertThat(facts.check(ServiceCall.parse(call)))
                    .containsExactly(new CallObjection(kind, parameter, detail));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a,b", "a)", "a\nb", " a", "a\u0085"})
        void refusesATextThatNoActivationStringHolds(String text) {
            assertThat(FILTER.check(text)).get().extracting(CallObjection::kind).isEqualTo(Kind.NOT_WRITABLE);
            assertThat(FILTER.check("f(a,b)")).isEmpty();
        }

        @Test
        void namesEachParameterThatDoesNot_andToleratesOnlyARange() {
            List<CallObjection> objections = facts.check(ServiceCall.parse("s(1, x, y)"));

            assertThat(objections)
                    .extracting(CallObjection::kind, CallObjection::isTolerable)
                    .containsExactly(tuple(Kind.OUT_OF_RANGE, true), tuple(Kind.NOT_A_NUMBER, false));
        }
    }

    @Nested
    class Rendering {

        @Test
        void fillsPlacesInTheOrderOfTheDefinition_forTheDialectAsked() {
            ServiceFacts service = renderedAs(
                    terms,
                    new ServiceRendering("mikrotik", "Mikrotik-Rate-Limit", "${rate}/${rate}"),
                    new ServiceRendering("generic", "Filter-Id", "${filter}"),
                    new ServiceRendering("mikrotik", "Mikrotik-Address-List", 3, "level ${level} $5"));

            assertThat(service.attributes("mikrotik", ServiceCall.parse("s(10M, 2, x)")))
                    .contains(List.of(
                            new RenderedAttribute("Mikrotik-Rate-Limit", null, "10M/10M"),
                            new RenderedAttribute("Mikrotik-Address-List", 3, "level 2 $5")));
            assertThat(service.attributes("generic", ServiceCall.parse("s(10M, 2, x)")))
                    .contains(List.of(new RenderedAttribute("Filter-Id", null, "x")));
            assertThat(service.attributes("erx", ServiceCall.parse("s(10M, 2, x)")))
                    .contains(List.of());
            assertThat(service.isRenderedFor("mikrotik")).isTrue();
            assertThat(service.isRenderedFor("erx")).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "10M, 10000000 10000",
            "1100k, 1100000 1100",
            "64999, 64999 64",
            "9223372036854775807G, 9223372036854775807000000000 9223372036854775807000000"
        })
        void writesNumbersWithoutSuffix(String rate, String expected) {
            ServiceFacts service =
                    renderedAs(terms, new ServiceRendering("generic", "x", "${rate:plain} ${rate:kilo}"));

            assertThat(service.attributes("generic", ServiceCall.parse("s(" + rate + ", 0, x)"))
                            .orElseThrow())
                    .extracting(RenderedAttribute::value)
                    .containsExactly(expected);
        }

        @Test
        void takesTheDefault_whereTheCallEndsBefore() {
            ServiceFacts service = renderedAs(terms, new ServiceRendering("generic", "x", "${rate} ${level}"));

            assertThat(service.attributes("generic", ServiceCall.parse("s(1M)")).orElseThrow())
                    .extracting(RenderedAttribute::value)
                    .containsExactly("1M 0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"s", "s(fast, 0, x)"})
        void givesNothing_whenTheCallDoesNotFit(String call) {
            ServiceFacts service = renderedAs(terms, new ServiceRendering("generic", "x", "${rate:plain}"));

            assertThat(service.attributes("generic", ServiceCall.parse(call))).isEmpty();
        }
    }

    @Nested
    class Templates {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "${nothing}|x: the service has no parameter nothing",
                    "${filter:kilo}|x: parameter filter is a text, which has no form kilo",
                    "a ${rate|'${rate' is no place for a parameter; written are ${name}, ${name:plain} and ${name:kilo}",
                    "${rate:mega}|'${rate:mega}' is no place for a parameter;"
                            + " written are ${name}, ${name:plain} and ${name:kilo}",
                    "''|a template has 1–512 characters, not 0"
                })
        void areRefused(String template, String message) {
            assertThatThrownBy(() -> renderedAs(terms, new ServiceRendering("generic", "x", template)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }

        @Test
        void areRefused_withControlCharacters() {
            assertThatThrownBy(() -> RenderingTemplate.parse("a\nb"))
                    .hasMessage("a template must not hold control characters");
        }
    }
}
