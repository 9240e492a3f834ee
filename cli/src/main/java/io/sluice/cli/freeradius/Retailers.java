package io.sluice.cli.freeradius;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whose a user is: of the retailer named for the realm behind the last @ of the login, else of the one named for all others, if
 * any.
 */
final class Retailers implements UnaryOperator<@Nullable String> {

    private final Map<String, String> byRealm = new HashMap<>();
    private @Nullable String others;

    /**
     * @param named {@code retailer} for all others, or {@code realm=retailer}
     * @throws IllegalArgumentException if one is named twice or not at all
     */
    Retailers(List<String> named) {
        for (String each : named) {
            int equals = each.indexOf('=');
            String realm = equals < 0 ? "" : each.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String retailer = each.substring(equals + 1).strip();
            if (retailer.isEmpty() || equals == 0) {
                throw new IllegalArgumentException("--retailer is a name, or realm=name; not '" + each + "'");
            }
            if (equals < 0 && others != null || byRealm.containsKey(realm)) {
                throw new IllegalArgumentException("--retailer names two for the same: " + each);
            }
            if (equals < 0) {
                others = retailer;
            } else {
                byRealm.put(realm, retailer);
            }
        }
    }

    @Override
    public @Nullable String apply(@Nullable String login) {
        int at = login == null ? -1 : login.lastIndexOf('@');
        String realm = at < 0 || login == null ? "" : login.substring(at + 1).toLowerCase(Locale.ROOT);
        return byRealm.getOrDefault(realm, others);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(byRealm.values());
        if (others != null) {
            names.add(others);
        }
        return names;
    }
}
