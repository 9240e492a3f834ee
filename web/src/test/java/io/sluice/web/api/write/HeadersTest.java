package io.sluice.web.api.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", " \"3\" ", "\"1\", \"3\"", "W/\"2\", \"3\"", "\"foreign\",\"3\""})
    void letsTheCurrentVersionPass(String ifMatch) {
        assertThatNoException().isThrownBy(() -> Headers.expected(ifMatch, null).requireIn(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "\"33\"", "W/\"3\"", "\"foreign\"", "\"3 \"", "\"99999999999\""})
    void holdsUpAnother(String ifMatch) {
        if (ifMatch.equals("\"3 \"")) {
            refusesHeader(ifMatch);
            return;
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Headers.expected(ifMatch, null).requireIn(3))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "", "\"3", "\"3\" \"4\"", "\"3\";", "w/\"3\""})
    void refusesHeader(String ifMatch) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Headers.expected(ifMatch, null))
                        .problem()
                        .type())
                .isEqualTo(ProblemType.INVALID_HEADER);
    }

    @Test
    void asksForAPrecondition_onlyWhereSomethingExists() {
        ExpectedState unsaid = Headers.expected(null, null);

        assertThatNoException().isThrownBy(unsaid::requireAbsent);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> unsaid.requireIn(0))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.STATE_UNSAID));
    }

    @Test
    void letsOnlyNewThingsPass_withIfNoneMatch() {
        ExpectedState absent = Headers.expected(null, "*");

        assertThatNoException().isThrownBy(absent::requireAbsent);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> absent.requireIn(0));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Headers.expected(null, "\"3\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\""})
    void findsNothingToMatch_whereNothingIs(String ifMatch) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Headers.expected(ifMatch, null).requireAbsent());
    }

    @Test
    void takesPrintableKeys() {
        assertThat(Headers.idempotencyKey(null)).isNull();
        assertThat(Headers.idempotencyKey("\"8e03978e-40d5\"")).isEqualTo("\"8e03978e-40d5\"");
        for (String wrong : new String[] {"", "a b", "ü", "x".repeat(129)}) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Headers.idempotencyKey(wrong));
        }
    }
}
