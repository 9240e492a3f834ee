package io.sluice.access;

import java.util.Optional;

/**
 * An Access-Request as the decision sees it.
 *
 * @param login User-Name as text that is safe to be stored and shown; empty text if there is none
 * @param loginIsExact whether {@code login} is octet for octet what was sent; if not (invalid UTF-8, NUL), it is nobody's
 */
public record LoginAttempt(String login, boolean loginIsExact, Credential credential, NasClaim nas, AccessLine line) {

    /** Under which login a profile is to be looked for; empty if there can be none. */
    public Optional<String> sought() {
        return loginIsExact && !login.isEmpty() ? Optional.of(login) : Optional.empty();
    }
}
