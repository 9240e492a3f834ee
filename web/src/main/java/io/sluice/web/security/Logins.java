package io.sluice.web.security;

import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PasswordHash;
import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.SecurityEvents;
import io.sluice.ejb.security.TokenOwner;
import io.sluice.ejb.security.UserDirectory;
import io.sluice.web.WebLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a name and a password, or a token, are somebody's. An unknown name, a locked account and a wrong password
 * cost the same work and get the same answer, so that none can be told from another.
 */
final class Logins {
    /** Longer ones are refused unread: hashing them would be work for whoever sends them. */
    static final int LONGEST = 1024;

    private final UserDirectory users;
    private final LockoutRule rule;
    private final Clock clock;
    private final WebLog log;
    private final SecurityEvents events;
    private final VerifiedCredentials verified;
    private final PasswordHash nobodys;

    Logins(UserDirectory users, LockoutRule rule, Clock clock, SecureRandom random, WebLog log, SecurityEvents events) {
        this.users = users;
        this.rule = rule;
        this.clock = clock;
        this.log = log;
        this.events = events;
        verified = new VerifiedCredentials(random);
        nobodys = PasswordHash.of(Long.toHexString(random.nextLong()).toCharArray(), random);
    }

    /**
     * Who has the name and the password.
     *
     * @param address where the attempt comes from, for the audit trail
     */
    Optional<Caller> byPassword(String name, String password, @Nullable String address) {
        if (name.length() > LONGEST || password.length() > LONGEST || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<PortalUser> user = users.byName(name);
        if (user.filter(known -> known.mayTryAt(now))
                .filter(known -> verified.recalls(name, password, known.passwordHash(), now))
                .isPresent()) {
            return user.map(Caller::of);
        }
        return checked(name, password, user, address, now);
    }

    Optional<Caller> byToken(BearerCredential token) {
        Instant now = clock.instant();
        // A token is too long to guess: no attempts are counted, and a lock-out by password does not stop a program.
        return users.byToken(token.hash(), now).filter(TokenOwner::isGood).map(Caller::of);
    }

    private Optional<Caller> checked(
            String name, String password, Optional<PortalUser> user, @Nullable String address, Instant now) {
        boolean mayTry = user.filter(known -> known.mayTryAt(now)).isPresent();
        PasswordHash hash =
                user.flatMap(known -> PasswordHash.parse(known.passwordHash())).orElse(nobodys);
        boolean matches = hash.matches(password.toCharArray());
        if (!mayTry || !matches || hash == nobodys) {
            failed(name, address, now);
            return Optional.empty();
        }
        Caller caller = Caller.of(user.get());
        if (users.succeeded(user.get().id())) {
            events.loginAfterFailures(new Actor(name, caller.role(), caller.scope(), address));
        }
        verified.remember(name, password, user.get().passwordHash(), now);
        return Optional.of(caller);
    }

    private void failed(String name, @Nullable String address, Instant now) {
        if (users.failed(name, rule, now)) {
            log.locked(name, rule);
            events.loginLocked(name, address);
        } else {
            events.loginFailed(name, address);
        }
    }
}
