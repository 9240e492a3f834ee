package io.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.ScopeFacts.Place;
import io.sluice.service.Substitutions.Argument;
import io.sluice.service.Substitutions.Level;
import io.sluice.service.Substitutions.Resolution;
import io.sluice.service.Substitutions.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionsTest {

    private static ServiceParameter parameter(String name, String ifAbsent) {
        return new ServiceParameter(name, ParameterType.TEXT, null, null, ifAbsent);
    }

    /** Letters of the levels that say something, from the order to the scope. */
    @ParameterizedTest
    @CsvSource({"SUBNTC, S", "UBNTC, U", "BNTC, B", "NTC, N", "TC, T", "C, C", "SC, S", "UC, U", "NC, N", "'', D"})
    void theNearestCounts(String saying, String expected) {
        Map<Character, Level> levels = Map.of(
                'S', new Level(Source.SESSION, "", Map.of("rate", "S")),
                'U', new Level(Source.SUBSCRIPTION, "gold", Map.of("rate", "U")),
                'B', new Level(Source.SUBSCRIBER, "anna", Map.of("rate", "B")),
                'N', new Level(Source.PARENT, "berlin", Map.of("rate", "N")),
                'T', new Level(Source.PARENT, "acme", Map.of("rate", "T")),
                'C', new Level(Source.SCOPE, "slow", Map.of("rate", "C")));
        List<Level> given = new ArrayList<>();
        saying.chars().forEach(letter -> given.add(levels.get((char) letter)));

        Resolution resolution = Substitutions.resolve(List.of(parameter("rate", "D")), given);

        assertThat(resolution.arguments()).contains(List.of(expected));
    }

    @Test
    void theOrderOfTheSourcesGiven_doesNotMatter() {
        List<Level> levels = new ArrayList<>(List.of(
                new Level(Source.SCOPE, "c", Map.of("rate", "scope")),
                new Level(Source.SUBSCRIBER, "s", Map.of("rate", "subscriber"))));

        Resolution one = Substitutions.resolve(List.of(parameter("rate", "D")), levels);
        Collections.reverse(levels);
        Resolution other = Substitutions.resolve(List.of(parameter("rate", "D")), levels);

        assertThat(one).isEqualTo(other);
        assertThat(one.found()).containsExactly(new Argument("rate", "subscriber", Source.SUBSCRIBER, "s"));
    }

    @Test
    void eachParameterIsResolvedByItself_andWhatNobodySaysIsMissing() {
        Resolution resolution = Substitutions.resolve(
                List.of(parameter("in", null), parameter("out", "1M"), parameter("filter", null)),
                List.of(
                        new Level(Source.SUBSCRIPTION, "tiered", Map.of("in", "2M", "nothing", "x")),
                        new Level(Source.PARENT, "acme", Map.of("in", "3M", "out", "4M"))));

        assertThat(resolution.found())
                .containsExactly(
                        new Argument("in", "2M", Source.SUBSCRIPTION, "tiered"),
                        new Argument("out", "4M", Source.PARENT, "acme"));
        assertThat(resolution.missing()).containsExactly("filter");
        assertThat(resolution.arguments()).isEmpty();
        assertThat(resolution.texts()).isEqualTo(Map.of("in", "2M", "out", "4M"));
    }

    @Nested
    class Scopes {

        private static final long BNG1 = 1;
        private static final long ISP1 = 10;
        private static final long ACME = 100;
        private static final long ANNA = 101;

        private static ScopeFacts scope(
                String name,
                int precedence,
                Set<String> services,
                Set<Long> nases,
                Set<Long> retailers,
                Set<Long> nodes) {
            return new ScopeFacts(name, precedence, false, services, Map.of("rate", name), nases, retailers, nodes);
        }

        @ParameterizedTest
        @CsvSource({
            // services, nases, retailers, nodes, holds before a login, holds at BNG 1
            "'', '', '', '', true, true",
            "tiered, '', '', '', true, true",
            "voice, '', '', '', false, false",
            "'', 1, '', '', false, true",
            "'', 2, '', '', false, false",
            "'', '', 10, '', true, true",
            "'', '', 11, '', false, false",
            "'', '', '', 100, true, true",
            "'', '', '', 101, true, true",
            "'', '', '', 102, false, false",
            "'', '', 11, 100, true, true",
            "tiered, 1, 10, 102, false, true",
            "tiered, 1, 11, 102, false, false"
        })
        void holdWhereTheyReach(
                String services, String nases, String retailers, String nodes, boolean before, boolean atBng1) {
            ServiceScopes scopes = new ServiceScopes(List.of(scope(
                    "s", 1, services.isEmpty() ? Set.of() : Set.of(services), ids(nases), ids(retailers), ids(nodes))));

            assertThat(scopes.substitutions("tiered", new Place(null, ISP1, List.of(ANNA, ACME))))
                    .hasSize(before ? 1 : 0);
            assertThat(scopes.substitutions("tiered", new Place(BNG1, ISP1, List.of(ANNA, ACME))))
                    .hasSize(atBng1 ? 1 : 0);
        }

        private static Set<Long> ids(String text) {
            return text.isEmpty() ? Set.of() : Set.of(Long.valueOf(text));
        }

        @Test
        void countInTheOrderOfTheirPrecedence_thenOfTheirNames() {
            ServiceScopes scopes = new ServiceScopes(List.of(
                    scope("b", 5, Set.of(), Set.of(), Set.of(), Set.of()),
                    scope("c", 4, Set.of(), Set.of(), Set.of(), Set.of()),
                    scope("a", 5, Set.of(), Set.of(), Set.of(), Set.of())));

            assertThat(scopes.substitutions("tiered", new Place(null, ISP1, List.of(ANNA))))
                    .extracting(Level::of)
                    .containsExactly("c", "a", "b");
        }

        @Test
        void offerWhatAnExclusiveOneNames_onlyThere() {
            ScopeFacts exclusive =
                    new ScopeFacts("x", 1, true, Set.of("gold"), Map.of(), Set.of(), Set.of(), Set.of(ACME));
            ServiceScopes scopes = new ServiceScopes(List.of(exclusive));

            assertThat(scopes.offer("gold", new Place(null, ISP1, List.of(ANNA, ACME))))
                    .isTrue();
            assertThat(scopes.offer("gold", new Place(null, ISP1, List.of(ANNA))))
                    .isFalse();
            assertThat(scopes.offer("silver", new Place(null, ISP1, List.of(ANNA))))
                    .isTrue();
        }
    }
}
