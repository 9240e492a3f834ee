package io.sluice.access;

import java.util.Optional;

/**
 * An Access-Request as the decision sees it.
 *
 * @param login User-Name as text that is safe to be stored and shown; empty text if there is none
 * @param loginIsExact whether {@code login} is octet for octet what was sent; if not (invalid UTF-8, NUL), it is nobody's
 * @param namesNas whether it carries NAS-IP-Address, NAS-IPv6-Address or NAS-Identifier (RFC 2865 §4.1)
 */
public record LoginAttempt(
        String login, boolean loginIsExact, Credential credential, boolean namesNas, AccessLine line) {

    /** Under which login a profile is to be looked for; empty if there can be none. */
    public Optional<String> sought() {
        return loginIsExact && !login.isEmpty() ? Optional.of(login) : Optional.empty();
    }
}
