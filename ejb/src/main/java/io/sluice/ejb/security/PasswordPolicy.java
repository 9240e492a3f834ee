package io.sluice.ejb.security;

import io.sluice.ejb.platform.Settings;
import java.util.Locale;
import java.util.Optional;

/**
 * Which new passwords people may choose.
 *
 * @param least fewest characters, 1–{@value #MOST}
 */
public record PasswordPolicy(int least) {

    /** Most characters; more is refused unread at a login. */
    public static final int MOST = 1024;

    static final int USUAL = 12;

    public PasswordPolicy {
        if (least < 1 || least > MOST) {
            throw new IllegalArgumentException("the least length must be 1–" + MOST + ", not " + least);
        }
    }

    /** In the demo any password does, since those of its users are their names. */
    public static PasswordPolicy of(Settings settings) {
        return new PasswordPolicy(settings.flag("sluice.demo") ? 1 : USUAL);
    }

    /** Why the password will not do for this user; empty if it will. */
    public Optional<String> objectionTo(String password, String user) {
        int length = password.codePointCount(0, password.length());
        if (length < least || password.length() > MOST) {
            return Optional.of("A password has " + least + " to " + MOST + " characters, not " + length + '.');
        }
        boolean guessable = least > 1 && password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT));
        return guessable ? Optional.of("A password must not contain the user's name.") : Optional.empty();
    }
}
