package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.RecordedLog;
import io.sluice.radius.connector.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreakerTest {

    @Test
    void doublesThePause_upToASecond_andForgetsItAfterSuccess() {
        try (RecordedLog log = new RecordedLog()) {
            Breaker breaker = new Breaker(RequestKind.ACCT);
            List<Long> pauses = new ArrayList<>();

            for (int failure = 0; failure < 9; failure++) {
                breaker.unavailable(0);
                pauses.add(TimeUnit.NANOSECONDS.toMillis(breaker.remainingNanos(0)));
            }

            assertThat(pauses).containsExactly(0L, 0L, 50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
            assertThat(log.lines()).hasSize(1);
            breaker.available();
            assertThat(breaker.remainingNanos(0)).isZero();
            breaker.unavailable(0);
            assertThat(breaker.remainingNanos(0)).isZero();
        }
    }
}
