package io.sluice.ejb.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdRangesTest {

    private static Set<Long> expanded(List<String> subjects) {
        Set<Long> ids = new TreeSet<>();
        subjects.forEach(subject -> IdRanges.expand(subject, ids::add));
        return ids;
    }

    @Test
    void nameNeighboursAsOneRange() {
        assertThat(IdRanges.of(LongStream.rangeClosed(20, 1_019).boxed().toList()))
                .containsExactly("20-1019");
        assertThat(IdRanges.of(List.of(17L))).containsExactly("17");
        assertThat(IdRanges.of(List.of())).isEmpty();
    }

    @Test
    void bridgeSmallGapsOnly() {
        assertThat(IdRanges.of(List.of(12L, 3L, 7L, 13L))).containsExactly("3-7,12-13");
    }

    @Test
    void needFewSubjectsForScatteredIds_andLoseNone() {
        Set<Long> scattered =
                LongStream.range(0, 1_000).map(i -> 1_000_000 + i * 97).boxed().collect(Collectors.toSet());

        List<String> subjects = IdRanges.of(scattered);

        assertThat(subjects).hasSizeLessThan(40).allMatch(subject -> subject.length() <= 253);
        assertThat(expanded(subjects)).isEqualTo(new TreeSet<>(scattered));
    }
}
