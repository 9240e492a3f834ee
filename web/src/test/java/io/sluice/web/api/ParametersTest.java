package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.session.SessionState;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Nested
    class Limit {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 999, 1000})
        void takesOneToThousand(int limit) {
            assertThat(Parameters.page(Integer.toString(limit), null).limit()).isEqualTo(limit);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "1001", "2147483648", "", "ten", "1.0", " 1"})
        void refusesAnythingElse(String limit) {
            refused("limit", () -> Parameters.page(limit, null));
        }

        @Test
        void isHundred_whenNotGiven() {
            assertThat(Parameters.page(null, "next").limit()).isEqualTo(100);
            assertThat(Parameters.page(null, "next").cursor()).isEqualTo("next");
        }
    }

    @Nested
    class Time {
        @ParameterizedTest
        @CsvSource({
            "2026-11-22T08:00:00Z, 2026-11-22T08:00:00Z",
            "2026-11-22T09:30:00.25+01:30, 2026-11-22T08:00:00.25Z"
        })
        void readsRfc3339(String text, Instant time) {
            assertThat(Parameters.time("from", text)).isEqualTo(time);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "yesterday",
                    "2026-11-22",
                    "2026-11-22T08:00:00",
                    "2026-02-30T08:00:00Z",
                    "+999999999-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2026-11-22T08:00:00 01:00"
                })
        void refusesAnythingElse(String text) {
            refused("from", () -> Parameters.time("from", text));
        }
    }

    @Nested
    class Address {
        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "199.249.9.100", "255.255.255.255"})
        void takesDottedIpv4(String text) {
            assertThat(Parameters.address("ip", text)).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "10.1.2", "10.1.2.256", "010.1.2.3", "10.1.2.3.4", "localhost", "::1", "10.1.2.3'--"})
        void refusesAnythingElse(String text) {
            refused("ip", () -> Parameters.address("ip", text));
        }
    }

    @Nested
    class Id {
        @Test
        void takesAFullUuid() {
            UUID id = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);

            assertThat(Parameters.id(id.toString())).contains(id);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1-1-1-1-1", "x", "", "01900000-0000-7000-8000-00000000000g"})
        void findsNothing_forAnythingElse(String text) {
            assertThat(Parameters.id(text)).isEmpty();
        }
    }

    @Test
    void readsState_byItsExactName() {
        assertThat(Parameters.oneOf(SessionState.class, "state", "ACTIVE")).isEqualTo(SessionState.ACTIVE);
        assertThat(Parameters.oneOf(SessionState.class, "state", null)).isNull();
        refused("state", () -> Parameters.oneOf(SessionState.class, "state", "active"));
        refused("state", () -> Parameters.oneOf(SessionState.class, "state", ""));
    }

    @Test
    void takesNamesOfOneTo253Characters_asData() {
        String longest = "a".repeat(253);

        assertThat(Parameters.name("login", longest)).isEqualTo(longest);
        assertThat(Parameters.name("login", "x' or '1'='1")).isEqualTo("x' or '1'='1");
        refused("login", () -> Parameters.name("login", longest + "a"));
        refused("login", () -> Parameters.name("login", ""));
        refused("login", () -> Parameters.name("login", "a\0b"));
    }

    private static void refused(String parameter, ThrowingCallable reading) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(reading).satisfies(refusal -> {
            assertThat(refusal.problem().type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(refusal.problem().parameter()).isEqualTo(parameter);
        });
    }
}
