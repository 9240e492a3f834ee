package io.sluice.ejb.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner wants it.
 *
 * @param name 1–64 characters, each of the owner's tokens another
 * @param expiresAt at most a year ahead
 * @param resources names of REST resources, empty for all that the owner may use
 * @param retailer name of the retailer whose data it shows, null for whatever the owner sees
 */
public record TokenCommand(
        String name,
        Instant expiresAt,
        boolean readOnly,
        Set<String> resources,
        @Nullable String retailer) {

    public TokenCommand {
        resources = Set.copyOf(resources);
    }
}
