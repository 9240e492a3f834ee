package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServiceDefinitionTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-01-02T00:00:00Z");

    private final ServiceTerms plain = ServiceTerms.of(StatisticsMode.TIME_VOLUME);
    private final ServiceDefinition gold = new ServiceDefinition("gold", plain, NEW_YEAR);

    @Nested
    class Revising {

        @Test
        void appendsAVersionAndLeavesTheOneBefore() {
            ServiceVersion before = gold.current();

            ServiceVersion after = gold.revise(plain.inMutexGroup(12), NEXT_DAY);

            assertThat(gold.current()).isSameAs(after);
            assertThat(after.number()).isEqualTo(2);
            assertThat(after.mutexGroup()).hasValue(12);
            assertThat(after.createdAt()).isEqualTo(NEXT_DAY);
            assertThat(before.mutexGroup()).isEmpty();
            assertThat(gold.versions()).containsExactly(before, after);
        }

        @Test
        void changesNothing_whenTheTermsAreTheSame() {
            gold.revise(ServiceTerms.of(StatisticsMode.TIME_VOLUME), NEXT_DAY);

            assertThat(gold.versions()).hasSize(1);
        }
    }

    @Nested
    class Terms {

        @Test
        void refuseMutexGroupZeroAndTakeNegativeOnes() {
            assertThatThrownBy(() -> plain.inMutexGroup(0)).hasMessage("0 is not a mutex group");
            assertThat(plain.inMutexGroup(Integer.MIN_VALUE).mutexGroup()).isEqualTo(Integer.MIN_VALUE);
        }

        @Test
        void refuseAParameterTwice() {
            ServiceParameter rate = new ServiceParameter("rate", ParameterType.TEXT, null, null, null);

            assertThatThrownBy(() -> ServiceTerms.of(StatisticsMode.NONE, rate, rate))
                    .hasMessage("parameter rate is there twice");
        }

        @Test
        void refuseAnEmptyRangeAndARangeOfText() {
            assertThatThrownBy(() -> new ServiceParameter("rate", ParameterType.INTEGER, 2L, 1L, null))
                    .hasMessage("parameter rate: the range 2–1 is empty");
            assertThatThrownBy(() -> new ServiceParameter("rate", ParameterType.TEXT, 1L, null, null))
                    .hasMessage("parameter rate: text has no range");
        }
    }

    @Test
    void refusesANameWithAParenthesis() {
        assertThatThrownBy(() -> new ServiceDefinition("gold(1)", plain, NEW_YEAR))
                .hasMessage("not a service name: 'gold(1)'");
    }
}
