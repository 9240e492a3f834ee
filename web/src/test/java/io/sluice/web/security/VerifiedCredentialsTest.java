package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.security.PortalRole;
import io.sluice.subscriber.TenantScope;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final VerifiedCredentials verified = new VerifiedCredentials(new SecureRandom());
    private final Caller anna = new Caller("anna", PortalRole.OPERATOR, TenantScope.ALL);

    @Test
    void keepsNameAndPasswordApart() {
        verified.remember("anna", "bc", anna, NOW);

        assertThat(verified.recall("anna", "bc", NOW)).contains(anna);
        assertThat(verified.recall("annab", "c", NOW)).isEmpty();
    }

    @Test
    void forgetsTheOldest_beyondItsBound() {
        for (int i = 0; i <= VerifiedCredentials.MOST; i++) {
            verified.remember("user" + i, "password", anna, NOW);
        }

        assertThat(verified.size()).isEqualTo(VerifiedCredentials.MOST);
        assertThat(verified.recall("user0", "password", NOW)).isEmpty();
        assertThat(verified.recall("user1", "password", NOW)).isPresent();
    }

    @Test
    void dropsWhatHasEnded_whenSomethingIsAdded() {
        verified.remember("anna", "a", anna, NOW);
        verified.remember("berta", "b", anna, NOW.plus(VerifiedCredentials.LIFE));

        assertThat(verified.size()).isEqualTo(1);
    }
}
