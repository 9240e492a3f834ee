package io.sluice.access;

import org.jspecify.annotations.Nullable;

/**
 * Which NAS an Access-Request says it comes from. Whether that is believed is the client's rule.
 *
 * @param identifier NAS-Identifier, null if absent or empty
 * @param address NAS-IP-Address, else NAS-IPv6-Address, in RFC 5952 form; null if absent, malformed or link-local
 */
public record NasClaim(
        @Nullable String identifier, @Nullable String address) {

    /** RFC 2865 §4.1: an Access-Request must carry one of them. */
    public boolean isMade() {
        return identifier != null || address != null;
    }
}
