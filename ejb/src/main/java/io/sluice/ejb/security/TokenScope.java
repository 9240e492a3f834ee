package io.sluice.ejb.security;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an API token may do of what its owner may; it never adds anything.
 *
 * @param readOnly whether it may only look
 * @param resources names of REST resources, like {@code nas}; empty for all
 * @param retailerId whose data it shows, null for whatever its owner sees
 */
public record TokenScope(
        boolean readOnly, Set<String> resources, @Nullable Long retailerId) {

    public TokenScope {
        resources = Set.copyOf(resources);
    }

    /**
     * Whether a request is within the scope.
     *
     * @param reads whether it only looks
     * @param resource the first part of its path
     */
    public boolean covers(boolean reads, String resource) {
        return (reads || !readOnly) && (resources.isEmpty() || resources.contains(resource));
    }

    /** As it is stored, in alphabetical order; null for all. */
    @Nullable
    String resourcesText() {
        return resources.isEmpty() ? null : String.join(" ", new TreeSet<>(resources));
    }

    static Set<String> resourcesOf(@Nullable String text) {
        return text == null ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" ")));
    }
}
