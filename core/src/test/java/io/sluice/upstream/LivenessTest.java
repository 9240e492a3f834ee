package io.sluice.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.upstream.Liveness.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(6);

    private final Liveness unasked = Liveness.unasked(NOON);

    @Test
    void isSuspectAfterOneSilence_andDeadAfterThree() {
        Liveness once = unasked.silent(NOON, true, LATER);
        Liveness twice = once.silent(NOON, true, LATER.plusSeconds(1));
        Liveness thrice = twice.silent(NOON, true, LATER.plusSeconds(2));

        assertThat(unasked.state()).isEqualTo(State.ALIVE);
        assertThat(once.state()).isEqualTo(State.SUSPECT);
        assertThat(twice.state()).isEqualTo(State.SUSPECT);
        assertThat(twice.since()).isEqualTo(LATER);
        assertThat(thrice.state()).isEqualTo(State.DEAD);
        assertThat(thrice.since()).isEqualTo(LATER.plusSeconds(2));
    }

    @Test
    void livesAgain_afterOneAnswer() {
        Liveness dead = silentThrice(true);

        Liveness back = dead.answered(LATER.plusSeconds(9));

        assertThat(back.state()).isEqualTo(State.ALIVE);
        assertThat(back.unanswered()).isZero();
        assertThat(back.since()).isEqualTo(LATER.plusSeconds(9));
    }

    @Test
    void countsNoSilence_thatBeganBeforeTheLastAnswer() {
        Liveness heard = unasked.answered(NOON.plusSeconds(3));

        assertThat(heard.silent(NOON.plusSeconds(2), true, LATER)).isEqualTo(heard);
        assertThat(heard.silent(NOON.plusSeconds(3), true, LATER).state()).isEqualTo(State.SUSPECT);
    }

    @Test
    void isProbedAtOnceWhenSilent_thenEveryTenSeconds() {
        Liveness suspect = unasked.silent(NOON, true, LATER);
        Liveness probed = suspect.probing(LATER);

        assertThat(unasked.isProbeDue(true, NOON)).isFalse();
        assertThat(suspect.isProbeDue(true, LATER)).isTrue();
        assertThat(suspect.isProbeDue(false, LATER)).isFalse();
        assertThat(probed.isProbeDue(true, LATER.plus(Liveness.PROBE_EVERY).minusMillis(1)))
                .isFalse();
        assertThat(probed.isProbeDue(true, LATER.plus(Liveness.PROBE_EVERY))).isTrue();
    }

    @Test
    void isAskedAgainAfterAMinute_whereNothingProbesIt() {
        Liveness dead = silentThrice(false);

        assertThat(dead.isWorthAsking(false, LATER)).isFalse();
        assertThat(dead.isWorthAsking(false, LATER.plus(Liveness.REVIVED_AFTER)))
                .isTrue();
        assertThat(silentThrice(true).isWorthAsking(true, LATER.plus(Duration.ofHours(1))))
                .isFalse();
    }

    private Liveness silentThrice(boolean probed) {
        return unasked.silent(NOON, probed, LATER).silent(NOON, probed, LATER).silent(NOON, probed, LATER);
    }
}
