package io.sluice.web.security;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PasswordHash;
import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.UserDirectory;
import io.sluice.web.WebLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

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
    private final VerifiedCredentials verified;
    private final PasswordHash nobodys;

    Logins(UserDirectory users, LockoutRule rule, Clock clock, SecureRandom random, WebLog log) {
        this.users = users;
        this.rule = rule;
        this.clock = clock;
        this.log = log;
        verified = new VerifiedCredentials(random);
        nobodys = PasswordHash.of(Long.toHexString(random.nextLong()).toCharArray(), random);
    }

    Optional<Caller> byPassword(String name, String password) {
        if (name.length() > LONGEST || password.length() > LONGEST || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Caller> recalled = verified.recall(name, password, now);
        return recalled.isPresent() ? recalled : checked(name, password, now);
    }

    Optional<Caller> byToken(BearerCredential token) {
        Instant now = clock.instant();
        // A token is too long to guess: no attempts are counted, and a lock-out by password does not stop a program.
        return users.byToken(token.hash(), now).filter(PortalUser::enabled).map(Caller::of);
    }

    private Optional<Caller> checked(String name, String password, Instant now) {
        Optional<PortalUser> user = users.byName(name);
        boolean mayTry = user.filter(known -> known.mayTryAt(now)).isPresent();
        PasswordHash hash =
                user.flatMap(known -> PasswordHash.parse(known.passwordHash())).orElse(nobodys);
        boolean matches = hash.matches(password.toCharArray());
        if (!mayTry || !matches || hash == nobodys) {
            if (users.failed(name, rule, now)) {
                log.locked(name, rule);
            }
            return Optional.empty();
        }
        users.succeeded(user.get().id());
        Caller caller = Caller.of(user.get());
        verified.remember(name, password, caller, now);
        return Optional.of(caller);
    }
}
