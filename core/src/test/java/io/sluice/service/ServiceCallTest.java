package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCallTest {

    @Nested
    class Parsing {

        @Test
        void takesNameAndParametersInOrder() {
            ServiceCall call = ServiceCall.parse("tiered(1280000, 5120000)");

            assertThat(call.name()).isEqualTo("tiered");
            assertThat(call.parameters()).containsExactly("1280000", "5120000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"voice", "voice()", "voice( )", " voice "})
        void findsNoParameters(String text) {
            ServiceCall call = ServiceCall.parse(text);

            assertThat(call.name()).isEqualTo("voice");
            assertThat(call.parameters()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"tiered(1,2)", " tiered ( 1 , 2 ) ", "voice()", "NOINET-NOMONEY()"})
        void keepsTheTextOctetForOctet(String text) {
            assertThat(ServiceCall.parse(text).text()).isEqualTo(text);
        }

        @Test
        void keepsEmptyParametersBetweenCommas() {
            assertThat(ServiceCall.parse("s(,a,)").parameters()).containsExactly("", "a", "");
        }

        @Test
        void keepsACommaInsideInnerParentheses() {
            assertThat(ServiceCall.parse("s(f(1,2), b)").parameters()).containsExactly("f(1,2)", "b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"s(", "s)", "s(a", "s(a))", "s(a)b", "s((a)", "s(a)(b", ")("})
        void refusesUnbalancedParentheses(String text) {
            assertThatThrownBy(() -> ServiceCall.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the parentheses of '" + text + "' do not balance");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "()", "(a)", "a b(c)", "a,b"})
        void refusesWhatHasNoName(String text) {
            assertThatThrownBy(() -> ServiceCall.parse(text)).hasMessageStartingWith("not a service name");
        }

        /** One activation string stands on one line wherever it is stored or shown. */
        @ParameterizedTest
        @ValueSource(ints = {0, '\t', '\n', '\r', 0x1b, 0x1f, 0x7f, 0x85, 0x9f})
        void refusesControlCharacters(int control) {
            for (String text : List.of("a%sb", "%sa", "a%s", "a(%s)", "a(1%s2)", "a(1, 2)%s", "%sa(1)")) {
                String withControl = String.format(text, Character.toString(control));

                assertThatThrownBy(() -> ServiceCall.parse(withControl))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an activation string must not hold control characters");
            }
        }

        @Test
        void takes246OctetsAndRefuses247() {
            assertThat(ServiceCall.parse("s(" + "a".repeat(243) + ")").text()).hasSize(246);
            assertThatThrownBy(() -> ServiceCall.parse("s(" + "a".repeat(244) + ")"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an activation string has at most 246 octets, not 247");
        }

        @Test
        void counts246OctetsOfUtf8() {
            String longest = "s(" + "ä".repeat(121) + "b)";

            assertThat(ServiceCall.parse(longest).parameters()).hasSize(1);
            assertThatThrownBy(() -> ServiceCall.parse("s(" + "ä".repeat(122) + "b)"))
                    .hasMessage("an activation string has at most 246 octets, not 248");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"voice()|voice", "tiered(1, 2)|tiered(1,2)", " tiered ( 1,2 ) |tiered(1,2)"})
    void normalisesForLookUpOnly(String text, String normalized) {
        assertThat(ServiceCall.parse(text).normalized()).isEqualTo(normalized);
    }

    @Nested
    class Composing {

        @Test
        void writesABlankAfterTheComma() {
            assertThat(ServiceCall.of("tiered", List.of("1", "2")).text()).isEqualTo("tiered(1, 2)");
            assertThat(ServiceCall.of("gold", List.of()).text()).isEqualTo("gold");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a,b", " a", "a)(b", ""})
        void refusesAParameterThatWouldBeReadAsSomethingElse(String parameter) {
            assertThatThrownBy(() -> ServiceCall.of("s", List.of(parameter)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
