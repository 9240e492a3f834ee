package io.sluice.subscriber;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a login after its last {@code @}, in lower case: which retailer the subscriber is one of.
 *
 * @param value letters, digits, {@code .}, {@code -} and {@code _}; at most 253
 */
public record RealmName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]([a-z0-9._-]{0,251}[a-z0-9_])?");

    public RealmName {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a realm: '" + value + "'");
        }
    }

    /** The realm of a login such as {@code client1@isp1.com}; empty if it has none or what follows is no realm. */
    public static Optional<RealmName> ofLogin(String login) {
        String realm = login.substring(login.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return login.indexOf('@') >= 0 && FORM.matcher(realm).matches()
                ? Optional.of(new RealmName(realm))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
