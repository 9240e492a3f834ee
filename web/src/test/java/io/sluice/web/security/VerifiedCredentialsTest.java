package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final VerifiedCredentials verified = new VerifiedCredentials(new SecureRandom());

    @Test
    void keepsNameAndPasswordApart() {
        verified.remember("anna", "bc", "stored", NOW);

        assertThat(verified.recalls("anna", "bc", "stored", NOW)).isTrue();
        assertThat(verified.recalls("anna", "bc", "changed", NOW)).isFalse();
        assertThat(verified.recalls("annab", "c", "stored", NOW)).isFalse();
    }

    @Test
    void forgetsTheOldest_beyondItsBound() {
        for (int i = 0; i <= VerifiedCredentials.MOST; i++) {
            verified.remember("user" + i, "password", "stored", NOW);
        }

        assertThat(verified.size()).isEqualTo(VerifiedCredentials.MOST);
        assertThat(verified.recalls("user0", "password", "stored", NOW)).isFalse();
        assertThat(verified.recalls("user1", "password", "stored", NOW)).isTrue();
    }

    @Test
    void dropsWhatHasEnded_whenSomethingIsAdded() {
        verified.remember("anna", "a", "stored", NOW);
        verified.remember("berta", "b", "stored", NOW.plus(VerifiedCredentials.LIFE));

        assertThat(verified.size()).isEqualTo(1);
    }
}
