package io.sluice.web.security;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PasswordHash;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.TokenOwner;
import io.sluice.ejb.security.TokenScope;
import io.sluice.ejb.security.UserDirectory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users in memory, with the directory's own rule of counting. */
final class FakeUsers implements UserDirectory {
    final Map<String, PortalUser> users = new HashMap<>();
    final Map<String, Integer> failures = new HashMap<>();
    private byte @Nullable [] token;
    private @Nullable Instant tokenEnds;
    private @Nullable String tokenUser;
    private TokenScope tokenScope = new TokenScope(false, Set.of(), null);
    int lookups;

    FakeUsers with(String name, String password, PortalRole role, @Nullable Long retailer) {
        String hash =
                PasswordHash.of(password.toCharArray(), new SecureRandom()).toText();
        users.put(name, new PortalUser(users.size() + 1, name, hash, role, retailer, true, null));
        return this;
    }

    void disable(String name) {
        users.computeIfPresent(
                name,
                (key, u) -> new PortalUser(
                        u.id(), u.name(), u.passwordHash(), u.role(), u.retailerId(), false, u.lockedUntil()));
    }

    void replace(PortalUser user) {
        users.put(user.name(), user);
    }

    void narrow(TokenScope scope) {
        tokenScope = scope;
    }

    void grant(String user, String secret, Instant until) {
        token = new BearerCredential(secret).hash();
        tokenEnds = until;
        tokenUser = user;
    }

    @Override
    public Optional<PortalUser> byName(String name) {
        lookups++;
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public Optional<TokenOwner> byToken(byte[] hash, Instant now) {
        return Arrays.equals(hash, token) && tokenEnds != null && now.isBefore(tokenEnds)
                ? Optional.ofNullable(users.get(tokenUser)).map(user -> new TokenOwner(user, 1, "run", tokenScope))
                : Optional.empty();
    }

    @Override
    public boolean failed(String name, LockoutRule rule, Instant now) {
        PortalUser user = users.get(name);
        if (user == null || user.lockedUntil() != null && now.isBefore(user.lockedUntil())) {
            return false;
        }
        int count = failures.merge(name, 1, Integer::sum);
        if (count < rule.failures()) {
            return false;
        }
        failures.put(name, 0);
        users.put(
                name,
                new PortalUser(
                        user.id(),
                        name,
                        user.passwordHash(),
                        user.role(),
                        user.retailerId(),
                        user.enabled(),
                        now.plus(rule.pause())));
        return true;
    }

    @Override
    public boolean succeeded(long userId) {
        return users.values().stream()
                .filter(u -> u.id() == userId)
                .map(u -> failures.put(u.name(), 0))
                .anyMatch(before -> before != null && before > 0);
    }
}
