package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WindowTest {

    private Window window = new Window(32, 64);

    private void round(int lost) {
        int size = window.size();
        window.sent(size);
        for (int i = 0; i < size; i++) {
            if (i < lost) {
                window.lost();
            } else {
                window.answered();
            }
        }
    }

    @Test
    void isDoubled_withEachFullRound_upToItsBound() {
        window = new Window(32, 200);
        round(0);
        assertThat(window.size()).isEqualTo(64);
        round(0);
        assertThat(window.size()).isEqualTo(128);
        round(0);
        assertThat(window.size()).isEqualTo(200);
    }

    @Test
    void growsByAStep_onceItWasHalved() {
        round(5);
        round(0);
        assertThat(window.size()).isEqualTo(24);
        round(0);
        assertThat(window.size()).isEqualTo(32);
    }

    @Test
    void doesNotGrow_whereNobodyFillsIt() {
        for (int i = 0; i < 320; i++) {
            window.sent(1);
            window.answered();
        }

        assertThat(window.size()).isEqualTo(32);
    }

    @Test
    void toleratesASilentSessionHereAndThere() {
        round(4);

        assertThat(window.size()).isEqualTo(64);
    }

    @Test
    void isHalved_whenMoreThanAnEighthIsLost() {
        round(5);

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void shrinksToOne_whenNothingIsAnswered_andComesBack() {
        for (int i = 0; i < 10; i++) {
            round(window.size());
        }
        assertThat(window.size()).isEqualTo(1);

        round(0);

        assertThat(window.size()).isEqualTo(9);
    }

    @Test
    void isHalvedAtOnce_butOnceARound_whenTheNasHasNoResources() {
        window.sent(32);
        window.refusedForLoad();
        assertThat(window.size()).isEqualTo(16);

        for (int i = 0; i < 14; i++) {
            window.refusedForLoad();
        }

        assertThat(window.size()).isEqualTo(16);
        window.refusedForLoad();
        window.refusedForLoad();
        assertThat(window.size()).isEqualTo(8);
    }

    @Test
    void startsWithinItsBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(9, 8));
    }
}
