package io.sluice.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionIdsTest {

    @Test
    void areOfVersionSevenAndInOrderOfTime() {
        SessionIds ids = new SessionIds(() -> -1L);

        UUID first = ids.next(1_645_557_742_000_000L);
        UUID later = ids.next(1_645_557_742_000_999L);

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.toString()).startsWith("017f22e2-79b0-7000-bfff");
        assertThat(later.toString()).startsWith("017f22e2-79b0-7ffb-").isGreaterThan(first.toString());
    }

    @Test
    void differWithinAMicrosecond() {
        SessionIds ids = new SessionIds();

        assertThat(ids.next(1)).isNotEqualTo(ids.next(1));
    }
}
